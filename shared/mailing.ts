/** Whom it pays to mail, for any cost of a send and value of a conversion: figures, and the choice. */

/** Mailing the test customers from the highest probability down to some depth. */
export interface MailingPoint {
  /** Of all test customers, in [0, 1]. */
  readonly share: number
  readonly sends: number
  /** Customers of equal probability are shared: a fraction where only some of them are mailed. */
  readonly conversions: number
  /** The lowest that was mailed; null: nobody was. */
  readonly probability: number | null
}

/**
 * A depth that is the best one for some cost and value, as found on rows that were not learned
 * from, with what it brings on test rows.
 */
export interface MailingRule {
  /** The lowest probability that is mailed. */
  readonly probability: number
  /** Of the unseen customers, in [0, 1]. */
  readonly share: number
  /** Unseen customers with at least this probability, and those of them who converted. */
  readonly sends: number
  readonly conversions: number
  /** The same of test customers. */
  readonly testSends: number
  readonly testConversions: number
}

export interface MailingFigures {
  readonly unseenRows: number
  readonly unseenPositives: number
  /** On test rows: at most 101 points, from 0 to 1. */
  readonly curve: readonly MailingPoint[]
  /**
   * From the highest probability down, some 200 at most: the best depth of every cost and value is
   * among them, or, where there are more such depths, one that earns nearly as much.
   */
  readonly rules: readonly MailingRule[]
}

/** A later step must earn more than rounding could make of equal profits. */
const ROUNDING = 1e-12

/**
 * How many steps down it pays most to mail, among those where no send is expected to lose: what
 * earned on few customers may have been luck. The smallest of equally good ones; 0: nobody.
 *
 * @param profits Of mailing everyone down to each step, the best step first.
 * @param expectedProfits Of a send to the customers of each step, descending.
 * @param stake Sum over all customers of the amounts that a send may earn or lose.
 */
export function countBestSteps(
  profits: ArrayLike<number>,
  expectedProfits: ArrayLike<number>,
  stake: number,
): number {
  let steps = 0
  let best = 0
  for (let step = 0; step < profits.length; step++) {
    const [profit, expected] = [profits[step] as number, expectedProfits[step] as number] // inside
    if (expected < 0 || profit <= best + ROUNDING * stake) continue
    best = profit
    steps = step + 1
  }
  return steps
}
