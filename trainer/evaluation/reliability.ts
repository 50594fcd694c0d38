/** Whether of the customers given 20 %, 20 % convert. */

/** Rows of similar probability. */
export interface ReliabilityBin {
  readonly rows: number
  readonly positives: number
  readonly meanProbability: number
  /** Share of positives, with its 95 % interval (Wilson). */
  readonly rate: number
  readonly low: number
  readonly high: number
}

export interface Reliability {
  /** Of equally many rows, from the lowest probabilities up. */
  readonly bins: readonly ReliabilityBin[]
  /** Mean over rows of |mean probability - rate| of their bin. Lower is better. */
  readonly expectedCalibrationError: number
}
