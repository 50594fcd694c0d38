/** Walks through coalitions, the sets of features that a customer has in place of the reference. */

/** Up to so many features all coalitions are visited: 256 are as quick to score as a sample. */
export const MOST_EXACT = 8

/** Every coalition of eight features but the first, each once, in the order of Gray's code. */
const WALK_OF_ALL = Int32Array.from({ length: 2 ** MOST_EXACT - 1 }, (_, at) => lowestBit(at + 1))

/** By the number of features, then by coalition: see `coalitionWeights`. */
const WEIGHTS = Array.from({ length: MOST_EXACT + 1 }, (_, features) => weigh(features))

/**
 * Visits every coalition of up to eight features: starts at the empty one, and each step adds or
 * removes one feature.
 *
 * @returns The feature of each step.
 */
export function walkAll(features: number): Int32Array {
  return WALK_OF_ALL.subarray(0, 2 ** features - 1)
}

/**
 * What it counts for a feature that it joins a coalition, `|S|! (n - |S| - 1)! / n!`: the share of
 * all orders of the features in which just that coalition comes before it.
 *
 * @param features How many there are, at most eight.
 * @returns By coalition, whose members are the bits of its position.
 */
export function coalitionWeights(features: number): Float64Array {
  return WEIGHTS[features] as Float64Array // there is one for each number up to eight
}

/**
 * Visits coalitions along random orders of the features: adds them one by one in an order until
 * all are in, then removes them in the same order, and so on. The way back passes the complements,
 * which are the coalitions of the reversed order: what the pair has in common that is not a
 * feature's own cancels out (antithetic sampling; Mitchell et al., 2022).
 *
 * @param seed An integer, of which the lowest 32 bits count.
 * @returns The feature of each step, shape `[pairs, 2, features]`.
 */
export function walkOrders(features: number, pairs: number, seed: number): Int32Array {
  const next = createGenerator(seed)
  const order = Int32Array.from({ length: features }, (_, feature) => feature)
  const walk = new Int32Array(2 * pairs * features)
  for (let pair = 0; pair < pairs; pair++) {
    shuffle(order, next)
    walk.set(order, 2 * pair * features)
    walk.set(order, (2 * pair + 1) * features)
  }
  return walk
}

function lowestBit(number: number): number {
  return 31 - Math.clz32(number & -number)
}

function weigh(features: number): Float64Array {
  const ofSize = (size: number): number =>
    (factorial(size) * factorial(features - size - 1)) / factorial(features)
  return Float64Array.from({ length: 2 ** features }, (_, coalition) => {
    const size = countBits(coalition)
    return size === features ? 0 : ofSize(size) // nobody is left to join the full one
  })
}

function factorial(number: number): number {
  return number < 2 ? 1 : number * factorial(number - 1)
}

function countBits(number: number): number {
  return number === 0 ? 0 : (number & 1) + countBits(number >> 1)
}

/** Fisher-Yates. Uniform but for a part in ten million, as 2^32 is no multiple of most counts. */
function shuffle(order: Int32Array, next: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor((next() / 2 ** 32) * (last + 1))
    const kept = order[last] as number
    order[last] = order[other] as number
    order[other] = kept
  }
}

/**
 * SplitMix32: a Weyl sequence, whose terms MurmurHash3's last step scatters. Neighbouring seeds
 * give unlike numbers, the same in every engine.
 */
function createGenerator(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return (mixed ^ (mixed >>> 16)) >>> 0
  }
}
