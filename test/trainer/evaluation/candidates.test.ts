import { describe, expect, it } from 'vitest'
import { bootstrapModels } from '../../../trainer/evaluation/bootstrap.ts'
import { compareCandidates } from '../../../trainer/evaluation/candidates.ts'
import { estimateDifference, estimateOf } from '../../../trainer/evaluation/estimate.ts'
import { averagePrecision, rocAuc } from '../../../trainer/evaluation/ranking.ts'
import { rowsFrom } from '../../../trainer/preprocessing/labelled-rows.ts'
import { createRandom } from '../../../trainer/random.ts'

/** Rows whose truth the first model knows, the second only dimly. */
function drawRows(count: number) {
  const random = createRandom(1, 'rows')
  const truth = new Float64Array(count).map(() => 1 / (1 + Math.exp(1.5 - 1.2 * random.normal())))
  const labels = Float32Array.from(truth, (p) => (random.uniform() < p ? 1 : 0))
  const dim = truth.map((p) => 0.5 * p + 0.3 * random.uniform())
  return { labels, truth, dim }
}

const { labels, truth, dim } = drawRows(4000)
const CANDIDATES = [
  { name: 'network', probabilities: truth },
  { name: 'logistic_regression', probabilities: dim },
] as const

const compare = (sample: Int32Array) =>
  compareCandidates(labels, CANDIDATES, {
    sample,
    random: createRandom(1, 'bootstrap'),
    sets: null,
  })

describe('compareCandidates', () => {
  const [network, rival] = compare(rowsFrom(0, 4000))

  it('has the intervals of the bootstrap over all rows', () => {
    const random = createRandom(1, 'bootstrap')
    const [first, second] = bootstrapModels(labels, [truth, dim], { random })
    expect(network.rocAuc).toEqual(estimateOf(rocAuc(labels, truth), first.rocAuc))
    expect(rival.prAuc).toEqual(estimateOf(averagePrecision(labels, dim), second.prAuc))
    expect(rival.networkAdvantage?.rocAuc).toEqual(
      estimateDifference(
        [rocAuc(labels, truth), rocAuc(labels, dim)],
        [first.rocAuc, second.rocAuc],
      ),
    )
  })

  it('counts what is better for the network as above 0', () => {
    expect(network.networkAdvantage).toBeNull()
    expect(rival.networkAdvantage?.rocAuc?.low).toBeGreaterThan(0)
    expect(rival.networkAdvantage?.logLoss.low).toBeGreaterThan(0)
  })

  it('has figures of all rows and about their intervals where only a quarter is resampled', () => {
    const quarter = rowsFrom(0, 1000).map((row) => 4 * row)
    const [sampled] = compare(quarter)
    expect(sampled.rocAuc?.value).toBe(network.rocAuc?.value)
    expect(sampled.logLoss.value).toBe(network.logLoss.value)
    const widths = (figures: typeof network) => [
      figures.rocAuc?.standardError ?? 0,
      figures.logLoss.standardError,
      figures.logLoss.high - figures.logLoss.low,
    ]
    const ratios = widths(sampled).map((width, at) => width / widths(network)[at])
    for (const ratio of ratios) expect(Math.abs(Math.log(ratio))).toBeLessThan(0.2)
  })

  it('has no AUC where the rows have one class', () => {
    const [only] = compareCandidates(
      new Float32Array(20),
      [{ ...CANDIDATES[0], probabilities: truth.slice(0, 20) }],
      {
        sample: rowsFrom(0, 20),
        random: createRandom(1, 'bootstrap'),
        sets: null,
      },
    )
    expect([only.rocAuc, only.prAuc]).toEqual([null, null])
    expect(only.logLoss.value).toBeGreaterThan(0)
  })

  it('widens intervals where each customer has several rows', () => {
    const fourTimes = rowsFrom(0, 4000).map((row) => row >> 2)
    const repeated = (values: Float64Array) => values.map((_, row) => values[row >> 2])
    const labelsOfFour = labels.map((_, row) => labels[row >> 2])
    const [rowwise, setwise] = [null, { count: 1000, ofRow: fourTimes }].map((sets) => {
      const random = createRandom(1, 'bootstrap')
      const candidates = [{ ...CANDIDATES[0], probabilities: repeated(truth) }]
      return compareCandidates(labelsOfFour, candidates, {
        sample: rowsFrom(0, 4000),
        random,
        sets,
      })
    })
    const ratio = setwise[0].logLoss.standardError / rowwise[0].logLoss.standardError
    expect(Math.abs(ratio - 2)).toBeLessThan(0.15)
  })
})
