/** The app as an email platform reaches it: by its address, with a key, or not at all. */

import { createHash } from 'node:crypto'
import { formatApiKey, type Scope } from '../../shared/api-key.ts'
import { type AppInProcess, ORIGIN } from './app-in-process.ts'
import { openServedApp, type ServedAppOptions } from './served-app.ts'

/** What a platform's requests reach. Rejects where no answer comes in time. */
export type Endpoint = (url: string, init: RequestInit) => Promise<Response>

/** An app that takes the key `KEY`, which is what the snippets say. */
export async function openPlatformApp(
  policy: object,
  scopes: readonly Scope[],
  { bindings, ...options }: ServedAppOptions = {},
): Promise<AppInProcess> {
  return openServedApp({
    ...options,
    bindings: { API_KEYS: apiKeyEntry('KEY', scopes), POLICY: policy, ...bindings },
  })
}

export function apiKeyEntry(
  key: string,
  scopes: readonly Scope[],
  { tenant = 'default' } = {},
): string {
  const digest = createHash('sha256').update(key).digest('hex')
  return formatApiKey({ tenant, scopes, digest })
}

export function endpointOf(app: AppInProcess): Endpoint {
  return (url, init) => {
    if (!url.startsWith(`${ORIGIN}/`)) throw new Error(`Expected ${ORIGIN}. Received ${url}.`)
    return app.fetch(url.slice(ORIGIN.length), init)
  }
}

/** Ways in which a worker does not decide. */
export const OUTAGES: readonly (readonly [name: string, endpoint: Endpoint])[] = [
  ['answers 503', async () => new Response('upstream is down', { status: 503 })],
  [
    'does not answer in time',
    async () => {
      throw new DOMException('no answer in time', 'TimeoutError')
    },
  ],
]

/** Decisions in the log so far. */
export function loggedDecisions({ lines }: AppInProcess): readonly Record<string, unknown>[] {
  return lines
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ message }) => message === 'decision')
}
