/** What reaching the best-ranked customers brings: lift, gains, precision and recall by depth. */

/** The customers from the top down to some depth. Shares and rates in [0, 1]. */
export interface DepthFigures {
  /** Of all rows. */
  readonly share: number
  readonly rows: number
  readonly positives: number
  /** The lowest probability among them. */
  readonly probability: number
  /** Of them, the share that is positive. */
  readonly precision: number
  /** Of all positives, the share that is among them: the cumulative gain. */
  readonly recall: number
  /** Precision over the base rate; 1 is chance. */
  readonly lift: number
}

/** One tenth of the customers, the best-ranked tenth first. */
export interface DecileFigures {
  /** 1 to 10. */
  readonly decile: number
  readonly rows: number
  readonly positives: number
  readonly meanProbability: number
  /** Share of positives. */
  readonly rate: number
  /** Rate over the base rate. */
  readonly lift: number
  /** Of all positives, the share in this decile or a better one. */
  readonly cumulativeGain: number
  readonly cumulativeLift: number
}
