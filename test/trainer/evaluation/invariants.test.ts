/** What holds for every metric. A new one belongs in `METRICS`. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseRateLogLoss, brierLoss, logLoss } from '../../../trainer/evaluation/calibration.ts'
import {
  classificationReport,
  confusionMatrix,
} from '../../../trainer/evaluation/classification.ts'
import { decileTable, depthTable } from '../../../trainer/evaluation/depths.ts'
import { mailingFigures } from '../../../trainer/evaluation/mailing.ts'
import { averagePrecision, ksStatistic, rocAuc } from '../../../trainer/evaluation/ranking.ts'
import { reliability } from '../../../trainer/evaluation/reliability.ts'
import { expectSameFigures } from '../../helpers/expect-same-figures.ts'
import { scoredRows } from '../../helpers/scored-rows.ts'
import { refusedRows } from '../../parity/scikit-learn/cases.ts'

type Metric = (labels: Float32Array, probabilities: Float64Array) => unknown

const METRICS: readonly { readonly name: string; readonly metric: Metric }[] = [
  { name: 'confusionMatrix', metric: confusionMatrix },
  { name: 'classificationReport', metric: classificationReport },
  { name: 'rocAuc', metric: rocAuc },
  { name: 'averagePrecision', metric: averagePrecision },
  { name: 'ksStatistic', metric: ksStatistic },
  { name: 'decileTable', metric: decileTable },
  { name: 'depthTable', metric: depthTable },
  { name: 'logLoss', metric: logLoss },
  { name: 'brierLoss', metric: brierLoss },
  { name: 'reliability', metric: reliability },
  { name: 'mailingFigures', metric: mailingOfSame },
]

/** Chosen and measured on the same rows. */
function mailingOfSame(labels: Float32Array, probabilities: Float64Array) {
  return mailingFigures({ labels, probabilities }, { labels, probabilities })
}

describe.each(METRICS)('$name', ({ metric }) => {
  it('is the same whatever the order of rows', () => {
    fc.assert(
      fc.property(scoredRows({ bothClasses: true }), ({ labels, probabilities }) => {
        const reversed = metric(labels.toReversed(), probabilities.toReversed())

        expectSameFigures(reversed, metric(labels, probabilities))
      }),
    )
  })

  it('does not change its arguments', () => {
    const labels = Float32Array.of(1, 0, 1)
    const probabilities = Float64Array.of(0.9, 0.4, 0.1)

    metric(labels, probabilities)

    expect(Array.from(labels)).toEqual([1, 0, 1])
    expect(Array.from(probabilities)).toEqual([0.9, 0.4, 0.1])
  })

  it('refuses labels and probabilities of different lengths', () => {
    expect(() => metric(Float32Array.of(0, 1), Float64Array.of(0.5))).toThrow(
      new RangeError('Expected one probability per label. Received 2 labels and 1 probabilities.'),
    )
  })

  it.each([Number.NaN, -0.1, 1.1, Number.POSITIVE_INFINITY])(
    'refuses probability %d',
    (received) => {
      expect(() => metric(Float32Array.of(0, 1), Float64Array.of(0.5, received))).toThrow(
        new RangeError(`Expected probabilities in [0, 1]. Received ${received} at position 1.`),
      )
    },
  )
})

describe.each([
  { name: 'rocAuc', metric: rocAuc },
  { name: 'averagePrecision', metric: averagePrecision },
  { name: 'ksStatistic', metric: ksStatistic },
])('$name', ({ metric }) => {
  it('sees only the order of the probabilities', () => {
    fc.assert(
      fc.property(scoredRows(), ({ labels, probabilities }) => {
        const halved = probabilities.map((probability) => probability / 2)

        expect(metric(labels, halved)).toBe(metric(labels, probabilities))
      }),
    )
  })

  it('is in [0, 1]', () => {
    fc.assert(
      fc.property(scoredRows({ bothClasses: true }), ({ labels, probabilities }) => {
        expect(metric(labels, probabilities)).toBeGreaterThanOrEqual(0)
        expect(metric(labels, probabilities)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('is 1 for the labels themselves', () => {
    fc.assert(
      fc.property(scoredRows({ bothClasses: true }), ({ labels }) => {
        expect(metric(labels, Float64Array.from(labels))).toBe(1)
      }),
    )
  })

  it.each([
    { rows: 'no rows', labels: [], probabilities: [] },
    { rows: 'one row', labels: [1], probabilities: [0.5] },
    { rows: 'only negatives', labels: [0, 0], probabilities: [0.1, 0.9] },
    { rows: 'only positives', labels: [1, 1], probabilities: [0.1, 0.9] },
  ])('is null for $rows', ({ labels, probabilities }) => {
    expect(metric(Float32Array.from(labels), Float64Array.from(probabilities))).toBeNull()
  })
})

describe.each([
  { name: 'classificationReport', metric: classificationReport },
  { name: 'logLoss', metric: logLoss },
  { name: 'brierLoss', metric: brierLoss },
  { name: 'reliability', metric: reliability },
  { name: 'mailingFigures', metric: mailingOfSame },
  { name: 'baseRateLogLoss', metric: (labels: Float32Array) => baseRateLogLoss(labels, 0.3) },
])('$name', ({ metric }) => {
  it('refuses no rows, of which no share or mean exists', () => {
    expect(() => metric(new Float32Array(), new Float64Array())).toThrow(
      new RangeError('Expected at least one row. Received none.'),
    )
  })
})

// What a mean is taken of; the others have an answer without rows.
describe.each([
  { name: 'classificationReport', metric: classificationReport },
  { name: 'logLoss', metric: logLoss },
  { name: 'brierLoss', metric: brierLoss },
  { name: 'reliability', metric: reliability },
])('$name', ({ metric }) => {
  it.each(refusedRows)('refuses $name, as scikit-learn does', ({ labels, probabilities }) => {
    expect(() => metric(labels, probabilities)).toThrow(RangeError)
  })
})
