/** How good the decisions are when every probability above a threshold counts as a yes. */

import { requireScored, requireSomeScored } from './scored-rows.ts'

export interface ThresholdOptions {
  /** In [0, 1]. A row is predicted positive when its probability is above it, never when equal. */
  readonly threshold?: number
}

/** Rows by predicted class (positives, negatives) and by whether that was right. */
export interface ConfusionMatrix {
  readonly trueNegatives: number
  readonly falsePositives: number
  readonly falseNegatives: number
  readonly truePositives: number
}

/** Rates in [0, 1], each 0 where its denominator is. */
export interface ClassFigures {
  /** Of the rows predicted to be of the class, the share that is. */
  readonly precision: number
  /** Of the rows of the class, the share predicted to be. */
  readonly recall: number
  /** Harmonic mean of precision and recall. */
  readonly f1Score: number
  /** Rows of the class; in an average, all rows. */
  readonly support: number
}

export interface ClassificationReport {
  readonly '0': ClassFigures
  readonly '1': ClassFigures
  /** Share of rows predicted right, in [0, 1]. */
  readonly accuracy: number
  /** Plain mean over both classes. */
  readonly macroAverage: ClassFigures
  /** Mean over both classes, each weighted by its support. */
  readonly weightedAverage: ClassFigures
}

/**
 * Counts right and wrong predictions. "Above the threshold" rather than "at least" is what the
 * training history counts (a logit above 0) and what `(p > 0.5)` does in Keras.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 * @throws RangeError when the lengths differ or a probability is outside [0, 1].
 */
export function confusionMatrix(
  labels: Float32Array,
  probabilities: Float64Array,
  { threshold = 0.5 }: ThresholdOptions = {},
): ConfusionMatrix {
  requireScored(labels, probabilities)
  let [truePositives, falsePositives, positives] = [0, 0, 0]
  for (let row = 0; row < labels.length; row++) {
    positives += labels[row]
    if (probabilities[row] <= threshold) continue
    truePositives += labels[row]
    falsePositives += 1 - labels[row]
  }
  return {
    trueNegatives: labels.length - positives - falsePositives,
    falsePositives,
    falseNegatives: positives - truePositives,
    truePositives,
  }
}

/**
 * Precision, recall and F1 of both classes with their averages: scikit-learn's
 * `classification_report` with `labels=[0, 1]` and `zero_division=0`, to the last bit. Both
 * classes are always there, also one that no row has.
 *
 * @param labels 0 or 1, shape `[rows]`.
 * @param probabilities In [0, 1], shape `[rows]`, in the order of `labels`.
 * @throws RangeError when there are no rows, the lengths differ or a probability is outside [0, 1].
 */
export function classificationReport(
  labels: Float32Array,
  probabilities: Float64Array,
  options: ThresholdOptions = {},
): ClassificationReport {
  requireSomeScored(labels, probabilities)
  const { trueNegatives, falsePositives, falseNegatives, truePositives } = confusionMatrix(
    labels,
    probabilities,
    options,
  )
  const negatives = figuresOf(trueNegatives, falseNegatives, falsePositives)
  const positives = figuresOf(truePositives, falsePositives, falseNegatives)
  return {
    '0': negatives,
    '1': positives,
    accuracy: (trueNegatives + truePositives) / labels.length,
    macroAverage: average(negatives, positives, { weights: [1, 1] }),
    weightedAverage: average(negatives, positives, {
      weights: [negatives.support, positives.support],
    }),
  }
}

/**
 * @param hits Rows of the class predicted to be of it.
 * @param intruders Rows of the other class predicted to be of it.
 * @param misses Rows of the class predicted to be of the other.
 */
function figuresOf(hits: number, intruders: number, misses: number): ClassFigures {
  return {
    precision: ratio(hits, hits + intruders),
    recall: ratio(hits, hits + misses),
    f1Score: ratio(2 * hits, 2 * hits + intruders + misses),
    support: hits + misses,
  }
}

function average(
  negatives: ClassFigures,
  positives: ClassFigures,
  { weights: [negativeWeight, positiveWeight] }: { readonly weights: readonly [number, number] },
): ClassFigures {
  const mean = (figure: 'precision' | 'recall' | 'f1Score') =>
    (negatives[figure] * negativeWeight + positives[figure] * positiveWeight) /
    (negativeWeight + positiveWeight)
  return {
    precision: mean('precision'),
    recall: mean('recall'),
    f1Score: mean('f1Score'),
    support: negatives.support + positives.support,
  }
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
