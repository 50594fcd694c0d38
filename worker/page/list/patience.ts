/** How long to wait after trouble that may pass by itself, and when to ask the viewer instead. */

import type { Trouble, TroubleKind } from '../session/api.ts'

const PASSING: readonly TroubleKind[] = ['busy', 'unavailable', 'unreachable']

const MOST_ATTEMPTS = 4

/** Longer than this nobody looks on. */
const LONGEST_WAIT = 120

/**
 * Seconds until the next attempt: as the worker asks, else 1, 2, 4 and 8; null: it will not pass,
 * or has not so far.
 *
 * @param attempt How often in a row there was trouble before.
 */
export function secondsToWait({ kind, retryAfter }: Trouble, attempt: number): number | null {
  if (!PASSING.includes(kind) || attempt >= MOST_ATTEMPTS) return null
  const seconds = retryAfter ?? 2 ** attempt
  return seconds > LONGEST_WAIT ? null : Math.max(seconds, 1)
}
