/** A figure and how far other rows of the same kind could have moved it. */

/** From bootstrap replicates: the figure of rows drawn again, with replacement, many times. */
export interface Estimate {
  /** Of the rows themselves. */
  readonly value: number
  /** 95 % interval: percentiles 2.5 and 97.5 of the replicates. */
  readonly low: number
  readonly high: number
  /** Standard deviation of the replicates. */
  readonly standardError: number
}
