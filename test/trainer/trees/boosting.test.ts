import { describe, expect, it } from 'vitest'
import { logLoss } from '../../../trainer/evaluation/calibration.ts'
import { binColumns, fitBins } from '../../../trainer/trees/binned-columns.ts'
import { type Forest, growForest, scoreForest } from '../../../trainer/trees/boosting.ts'
import { boostingJob } from '../../helpers/boosting-jobs.ts'
import { largestDifference } from '../../helpers/largest-difference.ts'
import { forestsFixture } from '../../parity/lightgbm/cases.ts'

/**
 * Of logits around 1. All have gradients in float32 and sums in float64, and so the same numbers
 * but for the order of some sums. A single other split would be 0.01 apart.
 */
const PARITY_TOLERANCE = 1e-12

const LOSS_TOLERANCE = 1e-12

const { labels, columns, options } = forestsFixture

/** The fixture's customers, all of them learned from. */
function growOnFixture(minLeafRows: number) {
  const customers = {
    rows: labels.length,
    columns: columns.map((values) => ({
      kind: 'numeric' as const,
      values: Float64Array.from(values),
    })),
  }
  const binned = binColumns(fitBins(customers), customers)
  const all = Int32Array.from(labels.keys())
  const forest = growForest({
    ...{ columns: binned, labels: Float32Array.from(labels), learned: all, heldOut: all },
    options: { ...options, minLeafRows, rowShare: 1, columnShare: 1, patience: options.rounds },
    ...{ seed: 1, member: 0 },
  })
  return { forest, binned }
}

/** Mean loss of the held-out rows, after so many trees. */
function lossAfter(trees: number, forest: Forest, job: ReturnType<typeof boostingJob>): number {
  const cut = { ...forest, trees: forest.trees.slice(0, trees) }
  const logits = scoreForest(cut, job.columns, job.labels.length)
  const probabilities = Float64Array.from(job.heldOut, (row) => 1 / (1 + Math.exp(-logits[row])))
  return logLoss(
    Float32Array.from(job.heldOut, (row) => job.labels[row]),
    probabilities,
  )
}

describe.each(forestsFixture.forests)(
  'growForest with leaves of at least $minLeafRows rows',
  ({ library, minLeafRows, logits }) => {
    const { forest, binned } = growOnFixture(minLeafRows)

    it.each(Object.entries(logits))(
      `says what ${library} says after %s trees`,
      (count, expected) => {
        const cut = { ...forest, trees: forest.trees.slice(0, Number(count)) }
        expect(largestDifference(scoreForest(cut, binned, labels.length), expected)).toBeLessThan(
          PARITY_TOLERANCE,
        )
      },
    )
  },
)

describe('growForest', () => {
  it('starts from the log-odds of the rows it learns from', () => {
    const job = boostingJob({ options: { rounds: 0 } })
    const forest = growForest({ ...job, learned: Int32Array.of(...[0, 1, 2, 3]) })
    const positives = job.labels.slice(0, 4).reduce((sum, label) => sum + label, 0)
    expect(positives).toBeGreaterThan(0)
    expect(forest.start).toBeCloseTo(Math.log(positives / (4 - positives)), 12)
    expect(forest.trees).toEqual([])
  })

  it('has the log loss of the held-out rows before and after each tree', () => {
    const job = boostingJob()
    const forest = growForest(job)
    const expected = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((trees) =>
      lossAfter(trees, forest, job),
    )
    expect(largestDifference(forest.losses, expected)).toBeLessThan(LOSS_TOLERANCE)
    expect(forest.losses[10]).toBeLessThan(forest.losses[0] - 0.1)
  })

  it('grows all its trees where they go on to help', () => {
    const job = boostingJob({ noise: 0, options: { rounds: 30, patience: 2 } })
    expect(growForest(job).trees).toHaveLength(30)
  })

  it.each([1, 3, 8])('stops after %i trees without a lower loss', (patience) => {
    const { trees, losses } = growForest(
      boostingJob({ noise: 30, options: { rounds: 500, rate: 0.5, patience } }),
    )
    expect(trees.length).toBeLessThan(500)
    expect(trees.length - losses.indexOf(Math.min(...losses))).toBe(patience)
  })

  it('knows nothing of the outcomes that it does not learn from, but how many trees help', () => {
    const job = boostingJob()
    const flipped = job.labels.map((label, row) => (row % 4 === 0 ? 1 - label : label))
    const [one, other] = [job, { ...job, labels: flipped }].map((job) => growForest(job))
    expect(other.trees).toEqual(one.trees)
    expect(other.losses).not.toEqual(one.losses)
  })

  it('counts the rows it learns from only, where leaves must have some', () => {
    const job = boostingJob({ options: { minLeafRows: 20 } })
    const splitsOf = (learned: Int32Array) =>
      growForest({ ...job, learned }).trees.map(({ splits }) => splits.length)
    expect(Math.max(...splitsOf(job.learned.slice(0, 39)))).toBe(0)
    expect(Math.max(...splitsOf(job.learned))).toBe(3)
  })

  it('tells of each tree', () => {
    let told = 0
    growForest(boostingJob(), () => {
      told += 1
    })
    expect(told).toBe(10)
  })

  it.each([
    { what: 'rows', options: { rowShare: 0.5 } },
    { what: 'columns', options: { columnShare: 0.4 } },
  ])('draws $what by seed and member', ({ options }) => {
    const forestOf = (seed: number, member = 0) =>
      growForest(boostingJob({ seed, member, options }))
    expect(forestOf(1)).toEqual(forestOf(1))
    expect(forestOf(2).trees).not.toEqual(forestOf(1).trees)
    expect(forestOf(1, 1).trees).not.toEqual(forestOf(1).trees)
  })

  it('draws nothing where it takes all', () => {
    expect(growForest(boostingJob({ seed: 2 }))).toEqual(growForest(boostingJob({ seed: 1 })))
  })

  it('takes one column at a time where the share is of one', () => {
    const { trees } = growForest(boostingJob({ options: { columnShare: 0.1, rounds: 50 } }))
    const columnsOf = trees.map(({ splits }) => new Set(splits.map(({ column }) => column)))
    expect(Math.max(...columnsOf.map(({ size }) => size))).toBe(1)
    expect(new Set(columnsOf.flatMap((columns) => [...columns]))).toEqual(new Set([0, 1, 2]))
  })
})
