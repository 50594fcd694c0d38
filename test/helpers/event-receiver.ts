/** The app as a platform that reports events reaches it, with everything around it recorded. */

import type { EventRecord } from '../../worker/log/event-log.ts'
import type { Services } from '../../worker/services.ts'
import { openApp } from './app-in-process.ts'
import { apiKeyEntry } from './platform-app.ts'

export const NOW = new Date('2026-11-24T12:00:00Z')

export interface EventReceiver {
  /** Posts to `/v1/events/PROVIDER`. By default with the API key. */
  post(
    provider: string,
    body: string | Uint8Array,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly body: unknown }>
  /** Ends once all that was left for after the answer is done. */
  settled(): Promise<void>
  readonly sunk: readonly EventRecord[]
  /** What was logged since the worker said what is not bound. */
  printed(): readonly string[]
}

/** @param secrets By the names of their bindings; by default none is configured. */
export function eventReceiver(
  changes: Partial<Pick<Services, 'replays' | 'events' | 'now'>> = {},
  secrets: Readonly<Record<string, string>> = {},
): EventReceiver {
  const sunk: EventRecord[] = []
  const app = openApp({
    bindings: {
      API_KEYS: `${apiKeyEntry('key-for-events', ['events'])} ${apiKeyEntry('key-for-decide', ['decide'])}`,
      ...secrets,
    },
    model: { ok: false, reason: 'Events need none.', manifest: null },
    services: { events: { write: (records) => void sunk.push(...records) }, ...changes },
    now: changes.now ?? (() => NOW),
  })
  const notices = app.lines.length
  return {
    async post(provider, body, headers = { authorization: 'Bearer key-for-events' }) {
      const response = await app.fetch(`/v1/events/${provider}`, { method: 'POST', body, headers })
      return { status: response.status, body: await response.json() }
    },
    settled: app.settle,
    sunk,
    printed: () => app.lines.slice(notices),
  }
}
