/** The worker's app in this process, with services that a test can replace. */

import { createApp } from '../../worker/app.ts'
import type { Bindings } from '../../worker/environment.ts'
import type { ModelState } from '../../worker/model/model.ts'
import { createServices, type Services } from '../../worker/services.ts'

export interface AppOptions {
  readonly bindings: Bindings
  readonly model: ModelState
  readonly services?: Partial<Services>
  /** What the app's own requests reach; by default nothing. */
  readonly fetch?: (request: Request) => Promise<Response>
  readonly now?: () => Date
}

export interface AppInProcess {
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Posts a body as JSON. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  /** Waits for what is done after answers. */
  settle(): Promise<void>
  /** Lines of the log so far. */
  readonly lines: readonly string[]
}

/** What callers see as the app's address. */
export const ORIGIN = 'https://score.example.com'

const NOW = new Date('2026-11-25T12:00:00Z')

export function openApp({
  bindings,
  model,
  services = {},
  fetch = refuse,
  now = () => NOW,
}: AppOptions): AppInProcess {
  const lines: string[] = []
  const print = (line: string) => void lines.push(line)
  const outside = { now, print, fetch, sleep: async () => {} }
  const all = { ...createServices(bindings, model, outside), ...services }
  const app = createApp({ model, servicesOf: () => all })
  let pending: Promise<unknown>[] = []
  const context = {
    waitUntil: (work: Promise<unknown>) => void pending.push(work),
    passThroughOnException: () => {},
    props: {},
  }
  const request = async (path: string, init?: RequestInit): Promise<Response> =>
    app.request(ORIGIN + path, init, bindings, context)
  return {
    fetch: request,
    post: (path, body, headers = {}) =>
      request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    async settle() {
      while (pending.length > 0) {
        const waited = pending
        pending = []
        await Promise.all(waited)
      }
    },
    lines,
  }
}

async function refuse(request: Request): Promise<Response> {
  throw new Error(`Expected no request. Received one to ${new URL(request.url).host}.`)
}
