/** Remembers which messages were seen, so that a platform's retry has no second effect. */

/**
 * Keys are opaque ids or hashes of 1 to 200 characters; any other is a RangeError. What is
 * remembered is forgotten after 8 days.
 */
export interface ReplayStore {
  /**
   * Marks keys as seen. Of any number of calls at once, one has the key as new.
   *
   * @returns Those that had not been seen before, in the given order, each once.
   */
  claim(keys: readonly string[]): Promise<readonly string[]>
  /** What was answered to a message; null where it was not seen, or too long ago. */
  recall(key: string): Promise<string | null>
  /**
   * Keeps an answer for as long as a platform may repeat its message. The first one counts. One
   * of more than 64 KiB is not kept. Says nothing about whether the key was claimed.
   */
  remember(key: string, answer: string): Promise<void>
}
