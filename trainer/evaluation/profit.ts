/** What sending to some customers earns. Money is in the unit of cost and value. */

/** Sending to the customers from the top down to some depth. */
export interface ProfitPoint {
  /** Of all customers, in [0, 1]. */
  readonly share: number
  readonly sends: number
  readonly conversions: number
  readonly profit: number
}

/** How to choose, as found on validation rows. */
export interface ProfitRule {
  /** Share of customers mailed that earned most. */
  readonly share: number
  /** The least expected profit of a send: value times probability less cost. */
  readonly expectedProfit: number
  /** The lowest probability that was mailed. */
  readonly probability: number
}

export interface ProfitFigures {
  /** An amount, or the column that tells it customer by customer. */
  readonly costPerSend: number | string
  readonly valuePerConversion: number | string
  /** Customers in the order of their expected profit, on test rows: at most 101 points, from 0 to 1. */
  readonly curve: readonly ProfitPoint[]
  readonly rule: ProfitRule
  /** What the rule brings on test rows. */
  readonly chosen: ProfitPoint
  /** Mailing all of the test rows. */
  readonly everyone: ProfitPoint
  /** Mailing as many as `chosen`, drawn at random: what that earns on average. */
  readonly random: ProfitPoint
  /** The best of the customers, as many as the budget allows; null without a budget. */
  readonly budget: ProfitPoint | null
  /** Profit of `chosen` less that of `everyone`, per 1,000 customers. */
  readonly gainPerThousand: { readonly value: number; readonly low: number; readonly high: number }
}
