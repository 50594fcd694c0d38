/** Where Klaviyo keeps what is known of a customer: decisions are written there, as properties. */

import { nameOfError } from '../name-of-error.ts'

export interface KlaviyoProfiles {
  /**
   * Sets properties, and `presend_scored_at` with the time of the first attempt. Never rejects:
   * whoever waits for the decision in vain sees by that time that it is an old one.
   *
   * @param profile Klaviyo's id of it, letters, digits, - and _.
   */
  update(profile: string, properties: Readonly<Record<string, unknown>>): Promise<void>
}

export interface KlaviyoProfilesOptions {
  /** A private key with scope `profiles:write`. */
  readonly apiKey: string
  fetch(request: Request): Promise<Response>
  /** Waits so many milliseconds. */
  sleep(ms: number): Promise<void>
  now(): Date
  print(line: string): void
  /** How long an answer is waited for, in milliseconds. */
  readonly patienceMs?: number
}

const ADDRESS = 'https://a.klaviyo.com/api/profiles'

/** The version of Klaviyo's API that this was written for. */
const REVISION = '2026-04-15'

/** A header of other text makes the runtime warn, and its warning quotes it: here, the key. */
const SENDABLE_KEY = /^[!-~]+$/

const PATIENCE_MS = 5000

/** Cloudflare lets work go on for 30 s after the answer; the decision itself takes of that. */
const BUDGET_MS = 25_000

/** Of the first repeat; each later one waits twice as long. */
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 10_000

/**
 * Tries again where Klaviyo cannot be reached, is busy (429) or fails (5xx), as long as all of it
 * stays within 25 s. Writing twice what was written changes nothing, so no attempt can harm.
 * Waits are not random: as many isolates as call at once wait alike, which the limit of the worker's
 * callers bounds.
 */
export function createKlaviyoProfiles(options: KlaviyoProfilesOptions): KlaviyoProfiles {
  const { apiKey, now, sleep, print } = options
  return {
    async update(profile, properties) {
      if (!SENDABLE_KEY.test(apiKey)) {
        return print(
          'Expected KLAVIYO_API_KEY to be visible ASCII. Received other text: nothing is written.',
        )
      }
      const startedAt = now()
      const remainingMs = () => startedAt.getTime() + BUDGET_MS - now().getTime()
      const scored = { ...properties, presend_scored_at: startedAt.toISOString() }
      for (let attempt = 1; ; attempt++) {
        const outcome = await attemptUpdate(profile, scored, remainingMs(), options)
        if (outcome.ok) return
        const waitMs = outcome.isFinal ? null : waitOf(attempt, outcome.retryAfterMs)
        if (waitMs === null || waitMs >= remainingMs()) {
          return print(`Klaviyo did not take a decision: ${outcome.failure}, attempt ${attempt}.`)
        }
        await sleep(waitMs)
      }
    },
  }
}

type Outcome =
  | { readonly ok: true }
  | {
      readonly ok: false
      /** Names no profile and quotes no answer. */
      readonly failure: string
      readonly isFinal: boolean
      readonly retryAfterMs: number
    }

async function attemptUpdate(
  profile: string,
  properties: Readonly<Record<string, unknown>>,
  remainingMs: number,
  { apiKey, fetch, now, patienceMs = PATIENCE_MS }: KlaviyoProfilesOptions,
): Promise<Outcome> {
  let isSent = false
  try {
    const request = new Request(`${ADDRESS}/${encodeURIComponent(profile)}`, {
      method: 'PATCH',
      headers: {
        authorization: `Klaviyo-API-Key ${apiKey}`,
        revision: REVISION,
        accept: 'application/vnd.api+json',
        'content-type': 'application/vnd.api+json',
      },
      body: JSON.stringify({ data: { type: 'profile', id: profile, attributes: { properties } } }),
      // Followed, the key would go where it was not meant to.
      redirect: 'manual',
      signal: AbortSignal.timeout(Math.max(1, Math.min(patienceMs, remainingMs))),
    })
    isSent = true
    const { status, ok, headers, body } = await fetch(request)
    await body?.cancel()
    if (ok) return { ok }
    const isFinal = status !== 429 && status < 500
    const retryAfterMs = readRetryAfter(headers.get('retry-after'), now())
    return { ok, failure: `status ${status}`, isFinal, retryAfterMs }
  } catch (error) {
    // What cannot even be asked, for a key that no header can carry, is not asked again.
    return { ok: false, failure: nameOfError(error), isFinal: !isSent, retryAfterMs: 0 }
  }
}

function waitOf(attempt: number, retryAfterMs: number): number {
  return Math.min(LONGEST_WAIT_MS, Math.max(retryAfterMs, FIRST_WAIT_MS * 2 ** (attempt - 1)))
}

/** Seconds, or a date; 0 where it is neither, or past. */
function readRetryAfter(header: string | null, now: Date): number {
  if (header === null) return 0
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime()
  return Number.isFinite(ms) ? Math.max(0, ms) : 0
}
