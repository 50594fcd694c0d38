/** How the probability moves with one feature, the others left as they are. */

export interface DependencePoint {
  /** In the customer's own unit, a category, or null: the value is missing. */
  readonly value: number | string | null
  /** Mean probability when every row has this value. */
  readonly probability: number
  /** Share of rows, in [0, 1], that have it; of a number, that are nearest to it. */
  readonly share: number
}

export interface PartialDependence {
  readonly feature: string
  readonly kind: 'numeric' | 'category'
  /** Numbers ascending, the missing value last; categories by their share, at most 12. */
  readonly points: readonly DependencePoint[]
}
