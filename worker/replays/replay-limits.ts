/** What every store of seen messages keeps, and for how long. */

/** Longer than any platform repeats a message: the longest, Customer.io, tries for 7 days. */
export const REPLAY_LIFETIME_MS = 8 * 24 * 60 * 60 * 1000

/** In characters. */
export const LONGEST_KEY = 200

const LARGEST_ANSWER_BYTES = 64 * 1024

/** @throws RangeError for a key that is empty or longer than 200 characters; quotes none. */
export function requireReplayKeys(keys: readonly string[]): void {
  for (const { length } of keys) {
    if (length === 0 || length > LONGEST_KEY) {
      throw new RangeError(
        `Expected keys of 1 to ${LONGEST_KEY} characters. Received one of ${length}.`,
      )
    }
  }
}

/** Whether an answer is kept: up to 64 KiB of UTF-8. A longer one is computed again. */
export function isKeptAnswer(answer: string): boolean {
  // UTF-8 has at least a byte for each unit: what is clearly too long is not encoded first.
  if (answer.length > LARGEST_ANSWER_BYTES) return false
  return new TextEncoder().encode(answer).length <= LARGEST_ANSWER_BYTES
}
