/** Remembers which messages were seen, so that a platform's retry has no second effect. */

export interface ReplayStore {
  /**
   * Marks keys as seen.
   *
   * @returns Those that had not been seen before, in the given order.
   */
  claim(keys: readonly string[]): Promise<readonly string[]>
  /** What was answered to a message; null where it was not seen, or too long ago. */
  recall(key: string): Promise<string | null>
  /** Keeps an answer for as long as a platform may repeat its message. The first one counts. */
  remember(key: string, answer: string): Promise<void>
}
