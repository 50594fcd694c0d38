/** The situations in which each platform's statuses are promised. */

import { apiKeyEntry } from './platform-app.ts'
import { breakModel, openServedApp } from './served-app.ts'

/** A call that is answered with a decision, unless something is in its way. */
export interface GoodCall {
  readonly path: string
  readonly method: 'GET' | 'POST'
  readonly scope: 'decide' | 'decide-get'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Whom a model that works can judge. */
export const EXAMPLE_CUSTOMER = {
  customer_id: 'C1',
  recency: 12,
  frequency: 6,
  monetary: 310.5,
  open_rate: 0.45,
  ctr: 0.12,
  age: 34,
  gender: 'F',
  region: 'North',
}

const SITUATIONS = {
  'a good call': {},
  'a slash at its end': { slash: '/' },
  'a body that cannot be read': { body: '{"campaign":' },
  'no body': { body: '' },
  'another key': { key: 'another' },
  'no key': { key: null },
  'a key without the scope': { scopes: ['score', 'events', 'admin'] },
  'more than 4 MiB': { body: `{"a":"${'x'.repeat(5_000_000)}"}` },
  'another method': { method: 'PUT' },
  'too many calls': { isOverRate: true },
  'a broken model': { isBroken: true },
} as const

export type Situation = keyof typeof SITUATIONS

interface Changes {
  readonly slash?: string
  readonly body?: string
  readonly key?: string | null
  readonly scopes?: readonly ('score' | 'events' | 'admin')[]
  readonly method?: string
  readonly isOverRate?: boolean
  readonly isBroken?: boolean
}

export async function answerIn(situation: Situation, call: GoodCall): Promise<Response> {
  const changes: Changes = SITUATIONS[situation]
  const { slash = '', key = 'KEY', method = call.method, scopes = [call.scope] } = changes
  const app = await openServedApp({
    bindings: {
      API_KEYS: apiKeyEntry('KEY', scopes),
      RATE_LIMIT: { limit: async () => ({ success: !changes.isOverRate }) },
    },
    ...(changes.isBroken && { model: await breakModel() }),
  })
  const [path, query] = call.path.split('?')
  const body = changes.body ?? call.body
  const response = await app.fetch(`${path}${slash}${query ? `?${query}` : ''}`, {
    method,
    headers: { ...call.headers, ...(key !== null && { authorization: `Bearer ${key}` }) },
    ...(method !== 'GET' && body !== undefined && { body }),
  })
  await app.settle()
  return response
}
