/** `pnpm dev`, as it runs while somebody works on a project. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { stripVTControlCharacters } from 'node:util'

export interface DevServer {
  readonly url: string
  /** What it has printed so far. */
  output(): string
  stop(): Promise<void>
}

const START_MS = 60_000

/** @returns Once it has said where it is. */
export async function startDevServer(project: string): Promise<DevServer> {
  const server = spawn('wrangler', ['dev', '--ip', '127.0.0.1', '--port', '0'], {
    cwd: project,
    // With a group of its own, so that the runtime ends with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (chunk) => {
      printed += stripVTControlCharacters(String(chunk))
    })
  }
  const ended = once(server, 'exit')
  const stop = async () => {
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid)
    await ended
  }
  const deadline = Date.now() + START_MS
  while (Date.now() < deadline && server.exitCode === null) {
    const [, url] = /Ready on (http:\S+)/.exec(printed) ?? []
    if (url !== undefined) return { url, output: () => printed, stop }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await stop()
  throw new Error(`Expected "wrangler dev" to be ready. Received:\n${printed}`)
}
