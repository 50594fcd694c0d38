/** The route of events, with everything around it recorded. */

import { type ExecutionContext, Hono } from 'hono'
import type { EventRecord } from '../../worker/log/event-log.ts'
import { ProblemFailure, problemOf, toResponse } from '../../worker/problems.ts'
import { createMemoryReplays } from '../../worker/replays/memory-replays.ts'
import { type EventDependencies, eventRoutes } from '../../worker/routes/events.ts'

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
  readonly printed: readonly string[]
}

/** @param secrets By the names of their bindings; by default none is configured. */
export function eventReceiver(
  changes: Partial<EventDependencies> = {},
  secrets: Readonly<Record<string, string>> = {},
): EventReceiver {
  const sunk: EventRecord[] = []
  const printed: string[] = []
  const after: Promise<unknown>[] = []
  const dependencies: EventDependencies = {
    replays: createMemoryReplays({ capacity: 1000, now: () => NOW }),
    eventSink: { write: (records) => void sunk.push(...records) },
    async authorize(headers, scope) {
      if (headers.get('authorization') === `Bearer key-for-${scope}`) return
      throw new ProblemFailure(problemOf('unauthorized', 'This key is not known.'))
    },
    secretsOf: (name) => (secrets[name] === undefined ? [] : [secrets[name]]),
    now: () => NOW,
    print: (line) => void printed.push(line),
    ...changes,
  }
  const app = new Hono()
  app.route(
    '/v1/events',
    eventRoutes(() => dependencies),
  )
  app.onError((error) => {
    if (error instanceof ProblemFailure) return toResponse(error.problem, error.headers)
    throw error
  })
  const executionContext: ExecutionContext = {
    waitUntil: (promise) => void after.push(promise),
    passThroughOnException: () => {},
    props: {},
  }
  return {
    async post(provider, body, headers = { authorization: 'Bearer key-for-events' }) {
      const request = { method: 'POST', body, headers }
      const response = await app.request(`/v1/events/${provider}`, request, {}, executionContext)
      return { status: response.status, body: await response.json() }
    },
    async settled() {
      await Promise.all(after)
    },
    sunk,
    printed,
  }
}
