/** Why a customer scores as she does: what each of her features adds to her logit. */

import { coalitionWeights, MOST_EXACT, walkAll, walkOrders } from './coalitions.ts'
import type { Cell } from './customer-record.ts'
import { createTableBuilder } from './customer-table.ts'
import { encode, encodedWidth } from './encode.ts'
import { inputCount, type PreprocessingParameters } from './preprocessing.ts'
import { type ReferenceCustomer, referenceValues } from './reference-customer.ts'
import type { Schema } from './schema.ts'

/**
 * Orders that are walked there and back where coalitions are too many. With as many, values of
 * trained networks of 15, 25 and 40 features were off by 0.02, 0.01 and 0.01 log-odds (root mean
 * square), and by less than 5 % of the largest one in half of the customers, 15 % in nearly all.
 */
const PAIRS = 32

/** What is handed to the network at a time, at most: a wide encoding has many coalitions. */
const BATCH_BYTES = 4 * 2 ** 20
const BATCH_ROWS = 1024

export interface Explanation {
  /** Whether all coalitions of the features that differ were scored, or some. */
  readonly method: 'exact' | 'sampled'
  readonly logit: number
  readonly referenceLogit: number
  /** In log-odds, by feature: they add up to `logit - referenceLogit`. */
  readonly contributions: Float64Array
}

export interface ExplainedScorer {
  /**
   * Logits, shape `[rows]`, of encoded customers, shape `[rows, inputs]`, whose memory is written
   * over once they are there.
   */
  readonly computeLogits: (encoded: Float32Array, rows: number) => Float32Array
  /** An integer, of which the lowest 32 bits count: draws the orders where not all are walked. */
  readonly seed: number
  readonly pairs?: number
}

/** What a bundle tells, and the network. */
export interface ExplainedModel extends ExplainedScorer {
  readonly schema: Schema
  readonly preprocessing: PreprocessingParameters
  readonly referenceCustomer: ReferenceCustomer
}

/**
 * Shapley values of one score (Shapley, 1953; of a reference customer: Sundararajan and Najmi,
 * 2020). A feature counts for what it changes when the customer's value takes the place of the
 * reference's, on average over all orders in which her features can take their places. All inputs
 * of a feature, its bins and the one for a missing value too, change together.
 *
 * Features that are encoded alike change nothing in any order: they count exactly 0, and neither
 * they nor their number matter to the others. So values are exact where at most eight features
 * differ, however many there are, and averages over `pairs` random orders and their reversals
 * where more do. Every order leads from the reference to the customer: the sum is right either way,
 * but for float64's rounding.
 *
 * @param encoded The customer, shape `[inputs]`.
 * @param reference The reference customer, encoded alike.
 * @param scorer.widths How many inputs each feature has, in their order.
 * @throws RangeError when the lengths differ, or the widths do not add up to them.
 */
export function explainScore(
  encoded: Float32Array,
  reference: Float32Array,
  {
    widths,
    computeLogits,
    seed,
    pairs = PAIRS,
  }: ExplainedScorer & { readonly widths: readonly number[] },
): Explanation {
  const starts = startsOf(widths, encoded, reference)
  const differing = findDiffering(starts, encoded, reference)
  const isExact = differing.length <= MOST_EXACT
  const steps = isExact ? walkAll(differing.length) : walkOrders(differing.length, pairs, seed)
  const logits = scoreWalk({ encoded, reference, starts, differing, steps }, computeLogits)
  const { logit, shares } = isExact
    ? weighCoalitions(steps, logits, differing.length)
    : averageChanges(steps, logits, differing.length)
  const contributions = new Float64Array(widths.length)
  differing.forEach((feature, at) => {
    contributions[feature] = shares[at] as number
  })
  const method = isExact ? 'exact' : 'sampled'
  return { method, logit, referenceLogit: logits[0] as number, contributions }
}

/**
 * Explains the scores of several customers: each as if she were alone.
 *
 * @param customers Typed values, in the order of `schema.features`.
 */
export function explainCustomers(
  customers: readonly (readonly Cell[])[],
  { schema, preprocessing, referenceCustomer, ...scorer }: ExplainedModel,
): Explanation[] {
  const builder = createTableBuilder(schema)
  builder.append(referenceValues(referenceCustomer, schema))
  for (const values of customers) builder.append(values)
  const encoded = encode(preprocessing, builder.build())
  const inputs = encodedWidth(preprocessing)
  const widths = preprocessing.features.map(inputCount)
  const rowAt = (row: number) => encoded.subarray(row * inputs, (row + 1) * inputs)
  const reference = rowAt(0)
  return customers.map((_, at) => explainScore(rowAt(at + 1), reference, { ...scorer, widths }))
}

/** What a coalition's row is made of: the inputs of features, from either customer. */
interface Walk {
  readonly encoded: Float32Array
  readonly reference: Float32Array
  /** Where each feature's inputs begin, and where the last one's end. */
  readonly starts: Int32Array
  /** Features that the two have encoded otherwise. */
  readonly differing: readonly number[]
  /** Positions in `differing`: the feature that changes from one row to the next. */
  readonly steps: Int32Array
}

function startsOf(
  widths: readonly number[],
  encoded: Float32Array,
  reference: Float32Array,
): Int32Array {
  const starts = new Int32Array(widths.length + 1)
  widths.forEach((width, feature) => {
    starts[feature + 1] = (starts[feature] as number) + width
  })
  const inputs = starts[widths.length]
  if (inputs === encoded.length && inputs === reference.length) return starts
  throw new RangeError(
    `Expected two customers of ${inputs} inputs, the sum of the widths. ` +
      `Received ones of ${encoded.length} and ${reference.length}.`,
  )
}

function findDiffering(
  starts: Int32Array,
  encoded: Float32Array,
  reference: Float32Array,
): number[] {
  const differing: number[] = []
  for (let feature = 0; feature + 1 < starts.length; feature++) {
    const end = starts[feature + 1] as number
    let input = starts[feature] as number
    while (input < end && encoded[input] === reference[input]) input++
    if (input < end) differing.push(feature)
  }
  return differing
}

/** Logits of the reference and after each step, shape `[steps + 1]`. */
function scoreWalk(
  { encoded, reference, starts, differing, steps }: Walk,
  computeLogits: ExplainedScorer['computeLogits'],
): Float64Array {
  const inputs = reference.length
  const logits = new Float64Array(steps.length + 1)
  const most = Math.max(1, Math.min(BATCH_ROWS, Math.floor(BATCH_BYTES / (4 * inputs))))
  const batch = new Float32Array(Math.min(most, logits.length) * inputs)
  const current = reference.slice()
  const isCustomers = new Uint8Array(differing.length)
  for (let from = 0; from < logits.length; from += most) {
    const rows = Math.min(most, logits.length - from)
    for (let row = 0; row < rows; row++) {
      if (from + row > 0) {
        const changed = steps[from + row - 1] as number
        const feature = differing[changed] as number
        isCustomers[changed] = 1 - (isCustomers[changed] as number)
        const source = isCustomers[changed] === 1 ? encoded : reference
        const end = starts[feature + 1] as number
        for (let input = starts[feature] as number; input < end; input++) {
          current[input] = source[input] as number
        }
      }
      batch.set(current, row * inputs)
    }
    logits.set(computeLogits(batch.subarray(0, rows * inputs), rows), from)
  }
  return logits
}

/** What a walk tells: the customer's logit, and the value of each feature in `differing`. */
interface Shares {
  readonly logit: number
  readonly shares: Float64Array
}

/** Each feature's mean change over all orders, in which coalitions weigh as often as they occur. */
function weighCoalitions(steps: Int32Array, logits: Float64Array, features: number): Shares {
  const coalitions = 2 ** features
  const byCoalition = new Float64Array(coalitions)
  byCoalition[0] = logits[0] as number
  for (let step = 0, coalition = 0; step < steps.length; step++) {
    coalition ^= 1 << (steps[step] as number)
    byCoalition[coalition] = logits[step + 1] as number
  }
  const weights = coalitionWeights(features)
  const shares = new Float64Array(features)
  for (let feature = 0; feature < features; feature++) {
    const bit = 1 << feature
    let sum = 0
    for (let without = 0; without < coalitions; without++) {
      if ((without & bit) !== 0) continue
      // A difference first: that of a feature which changes nothing is 0, not a rounded one.
      const change = (byCoalition[without | bit] as number) - (byCoalition[without] as number)
      sum += (weights[without] as number) * change
    }
    shares[feature] = sum
  }
  return { logit: byCoalition[coalitions - 1] as number, shares }
}

/** Each feature's mean change over the walked orders, half of which are walked backwards. */
function averageChanges(steps: Int32Array, logits: Float64Array, features: number): Shares {
  const orders = steps.length / features
  const sums = new Float64Array(features)
  for (let step = 0; step < steps.length; step++) {
    const isWayBack = Math.floor(step / features) % 2 === 1
    const change = (logits[step + 1] as number) - (logits[step] as number)
    const feature = steps[step] as number
    sums[feature] = (sums[feature] as number) + (isWayBack ? -change : change)
  }
  return { logit: logits[features] as number, shares: sums.map((sum) => sum / orders) }
}
