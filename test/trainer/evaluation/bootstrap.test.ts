import { describe, expect, it } from 'vitest'
import { bootstrapModels } from '../../../trainer/evaluation/bootstrap.ts'
import { brierLoss, logLoss } from '../../../trainer/evaluation/calibration.ts'
import { estimateDifference, estimateOf } from '../../../trainer/evaluation/estimate.ts'
import { averagePrecision, rocAuc } from '../../../trainer/evaluation/ranking.ts'
import { createRandom } from '../../../trainer/random.ts'
import { expectAlike } from '../../helpers/expect-alike.ts'
import { normalScores } from '../../helpers/normal-scores.ts'
import { repeated } from '../../helpers/repeated.ts'
import { bootstrapped } from '../../parity/scikit-learn/bootstrap-fixture.ts'

const { labels, models, replicates, estimates } = bootstrapped

describe('bootstrapModels', () => {
  it('has the figures of rows drawn again, the same rows for each model', () => {
    const figures = bootstrapModels(labels, models, {
      random: createRandom(1, 'test'),
      replicates: 2,
    })

    const counts = new Int32Array(labels.length)
    createRandom(1, 'test').resample(counts)
    const drawnLabels = Float32Array.from(repeated(labels, counts))
    expect(figures).toHaveLength(2)
    for (const [model, probabilities] of models.entries()) {
      const drawn = Float64Array.from(repeated(probabilities, counts))
      expect(figures[model].rocAuc[0]).toBe(rocAuc(drawnLabels, drawn))
      expect(figures[model].prAuc[0]).toBe(averagePrecision(drawnLabels, drawn))
      expect(figures[model].logLoss[0]).toBeCloseTo(logLoss(drawnLabels, drawn), 13)
      expect(figures[model].brierLoss[0]).toBeCloseTo(brierLoss(drawnLabels, drawn), 13)
    }
  })

  it.each([
    { figure: 'rocAuc', metric: rocAuc },
    { figure: 'prAuc', metric: averagePrecision },
    { figure: 'logLoss', metric: logLoss },
    { figure: 'brierLoss', metric: brierLoss },
  ] as const)('agrees with a bootstrap in NumPy on $figure', ({ figure, metric }) => {
    const drawn = bootstrapModels(labels, models, { random: createRandom(1, 'test'), replicates })

    const values = models.map((probabilities) => metric(labels, probabilities))
    const [first, second] = drawn.map((model) => model[figure])
    expectAlike(estimateOf(values[0], first), estimates[figure].models[0])
    expectAlike(estimateOf(values[1], second), estimates[figure].models[1])
    expectAlike(
      estimateDifference([values[0], values[1]], [first, second]),
      estimates[figure].difference,
    )
  })

  it.each([
    { negatives: 2000, positives: 2000 },
    { negatives: 9000, positives: 1000 },
  ])(
    'has the standard error of the ROC AUC of $negatives and $positives normal scores',
    ({ negatives, positives }) => {
      const scores = normalScores({ negatives, positives, shift: 1 })

      const [{ rocAuc: areas }] = bootstrapModels(scores.labels, [scores.probabilities], {
        random: createRandom(1, 'test'),
      })

      const { standardError } = estimateOf(0.76, areas)
      const ratio = standardError / deviationOfNormalArea(negatives, positives)
      expect(ratio).toBeGreaterThan(0.93)
      expect(ratio).toBeLessThan(1.07)
    },
  )

  it('sees only the order of the probabilities in both areas', () => {
    const halved = models[0].map((probability) => probability / 2)

    const [model, half] = bootstrapModels(labels, [models[0], halved], {
      random: createRandom(1, 'test'),
      replicates: 20,
    })

    expect(half.rocAuc).toEqual(model.rocAuc)
    expect(half.prAuc).toEqual(model.prAuc)
    expect(half.logLoss).not.toEqual(model.logLoss)
  })

  it('repeats itself for the same seed, and not for another', () => {
    const draw = (seed: number) =>
      bootstrapModels(labels, models, { random: createRandom(seed, 'test'), replicates: 3 })

    expect(draw(1)).toEqual(draw(1))
    expect(draw(2)).not.toEqual(draw(1))
  })

  it('has no areas where a resample has one class only, but losses', () => {
    const [model] = bootstrapModels(Float32Array.of(0, 1), [Float64Array.of(0.25, 0.5)], {
      random: createRandom(1, 'test'),
      replicates: 1000,
    })

    const without = model.rocAuc.filter(Number.isNaN).length
    expect(without).toBeGreaterThan(440)
    expect(without).toBeLessThan(560)
    expect(model.prAuc.filter(Number.isNaN)).toHaveLength(without)
    expect(estimateOf(1, model.rocAuc)).toEqual({ value: 1, low: 1, high: 1, standardError: 0 })
    expect(new Set(model.brierLoss)).toEqual(new Set([0.0625, 0.15625, 0.25]))
  })

  it('says that a constant model ranks by chance, without doubt', () => {
    const [model] = bootstrapModels(labels, [new Float64Array(500).fill(0.3)], {
      random: createRandom(1, 'test'),
      replicates: 50,
    })

    expect(new Set(model.rocAuc)).toEqual(new Set([0.5]))
  })

  it.each([
    { name: 'no rows', scores: [], message: 'Expected at least one row. Received none.' },
    {
      name: 'a probability too few',
      scores: [0.5],
      message: 'Expected one probability per label. Received 0 labels and 1 probabilities.',
    },
  ])('refuses $name', ({ scores, message }) => {
    const random = createRandom(1, 'test')

    expect(() =>
      bootstrapModels(new Float32Array(), [Float64Array.from(scores)], { random }),
    ).toThrow(new RangeError(message))
  })
})

/**
 * Standard deviation of the ROC AUC of normal scores, positives one deviation higher, by the
 * formula of Hanley and McNeil (1982). Their own approximation of its second probability is for
 * exponential scores: 13 % off where one class is nine times the other.
 */
function deviationOfNormalArea(negatives: number, positives: number): number {
  // P(positive > negative), and P(two positives > one negative): both from SciPy's normal.
  const [wins, winsTwice] = [0.7602499389065233, 0.6337020457780798]
  const pairs = negatives * positives
  const variance = wins * (1 - wins) + (negatives + positives - 2) * (winsTwice - wins ** 2)
  return Math.sqrt(variance / pairs)
}
