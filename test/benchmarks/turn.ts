/** How much a contestant trains in a turn: enough to be timed, not so much that others wait. */

/** Shorter turns, in seconds, measure the machine's mood. Whole epochs are added up to it. */
const SHORTEST_TURN = 1

/** Where an epoch takes longer, in seconds, a part of the rows stands for it. */
const LONGEST_TURN = 6

/** Where so many epochs take longer, in seconds, fewer are trained for the test AUC. */
const LONGEST_TRAINING = 30

export interface Turn {
  readonly epochs: number
  /** A whole number of batches, unless it is all rows. */
  readonly rows: number
}

/** Rows for a first call, which compiles and warms up: enough batches to go through all paths. */
export function warmUpRows(rows: number, batchSize: number): number {
  return Math.min(rows, Math.max(Math.ceil(rows / 16), 65 * batchSize))
}

/** @param secondsPerEpoch An estimate, for all rows. */
export function planTurn(secondsPerEpoch: number, rows: number, batchSize: number): Turn {
  if (secondsPerEpoch <= LONGEST_TURN) {
    return { epochs: Math.max(1, Math.ceil(SHORTEST_TURN / secondsPerEpoch)), rows }
  }
  const batches = Math.ceil((rows * LONGEST_TURN) / secondsPerEpoch / batchSize)
  return { epochs: 1, rows: Math.min(rows, batches * batchSize) }
}

/** How many of the epochs that were asked for there is time for: at least one. */
export function affordableEpochs(epochs: number, secondsPerEpoch: number): number {
  return Math.min(epochs, Math.max(1, Math.floor(LONGEST_TRAINING / secondsPerEpoch)))
}
