/** What a plan is made for. */

/** Money, in one unit. */
export interface Amounts {
  /** Of a send, at least 0. */
  readonly cost: number
  /** Of a conversion, at least 0. */
  readonly value: number
}

export interface PlanInput extends Amounts {
  /** Sends on the list at most; null: as many as are worth it. */
  readonly budget: number | null
  /** Customers of the list, at least 1. */
  readonly listSize: number
}
