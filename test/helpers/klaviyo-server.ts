/** A server on this machine that answers as Klaviyo's API may, and keeps what it was asked. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface ReceivedRequest {
  readonly method: string | undefined
  readonly path: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** One answer: a status with its headers; `hang` never answers, `drop` ends the connection. */
export type ScriptedAnswer =
  | 'hang'
  | 'drop'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }

export interface KlaviyoServer {
  /** Leads requests to Klaviyo's address here. */
  fetch(request: Request): Promise<Response>
  readonly received: readonly ReceivedRequest[]
}

/**
 * Lives as long as the running test.
 *
 * @param script Its answers, in order; the last one is given from then on.
 */
export async function startKlaviyoServer(...script: ScriptedAnswer[]): Promise<KlaviyoServer> {
  const received: ReceivedRequest[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method, url: path, headers } = request
    received.push({ method, path, headers, body: Buffer.concat(chunks).toString() })
    answer(script[Math.min(received.length, script.length) - 1], request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo // it listens on a port, not on a pipe
  return {
    fetch: (request) => {
      const url = request.url.replace('https://a.klaviyo.com', `http://127.0.0.1:${port}`)
      return globalThis.fetch(new Request(url, request))
    },
    received,
  }
}

function answer(
  scripted: ScriptedAnswer | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (scripted === 'hang') return
  if (scripted === 'drop') request.socket.destroy()
  else response.writeHead(scripted?.status ?? 500, { ...scripted?.headers }).end('{"errors":[]}')
}
