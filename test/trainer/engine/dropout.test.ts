import { beforeAll, describe, expect, it } from 'vitest'
import { startBackend } from '../../../trainer/model/tfjs-backend.ts'
import { openRows, rowsFrom } from '../../../trainer/preprocessing/labelled-rows.ts'
import { autograd } from '../../helpers/autograd.ts'
import { correlationScore, scatterScore, shareScore } from '../../helpers/chance.ts'
import { maskDrawer } from '../../helpers/dropout-masks.ts'
import { droppedOnes, ROWS, UNITS } from '../../helpers/dropped-ones.ts'
import { expectSameGradient } from '../../helpers/expect-same-gradient.ts'
import { simdLearner, workOf } from '../../helpers/learners.ts'
import { tensorsOf } from '../../helpers/weight-tensors.ts'
import { drawHalves } from '../../helpers/xorshift128.ts'

/** Standard scores: chance exceeds 4 once in 16,000 times. Seeds are fixed: never or always. */
const UNLIKELY = 4

/** As in learner-parity.test.ts. */
const GRADIENT_TOLERANCE = 2e-6

const RATE = 0.3
const MASKS = 512

/** 0 or 1 for every draw of a run, shape `[MASKS, ROWS, UNITS]`: a million of them. */
const run = drawRun()

function drawRun(): Uint8Array {
  const dropout = droppedOnes(RATE)
  const bits = new Uint8Array(MASKS * ROWS * UNITS)
  for (let mask = 0; mask < MASKS; mask++) {
    bits.set(dropout.next().map(Math.sign), mask * ROWS * UNITS)
  }
  return bits
}

/** How many bits are set, of each part that the bits are divided into. */
function countBy(bits: Uint8Array, parts: number, partOf: (at: number) => number): number[] {
  const counts = Array<number>(parts).fill(0)
  bits.forEach((bit, at) => {
    counts[partOf(at)] += bit
  })
  return counts
}

describe('the generators of dropout', () => {
  it('are the published xorshift128, one a lane, of which each half decides on a unit', () => {
    const { next, state } = droppedOnes(0.5)
    const draw = drawHalves(state.slice())
    for (const mask of [next(), next()]) {
      for (const block of [0, 32]) {
        for (let row = 0; row < ROWS; row++) {
          const units = mask.subarray(row * UNITS + block, row * UNITS + block + 32)
          const expected = units.map(() => (draw() >= 2 ** 15 ? 2 : 0))
          expect(units).toEqual(expected)
        }
      }
    }
  })

  it('never come to a state a second time within a run', () => {
    const { next, state } = droppedOnes(0.5)
    const states = Array.from({ length: 5000 }, () => {
      next()
      return [0, 1, 2, 3].map((lane) => [0, 4, 8, 12].map((word) => state[word + lane]).join())
    })
    expect(new Set(states.flat()).size).toBe(4 * 5000)
  })

  it('draw numbers that are even over their whole range', () => {
    const shares = Array.from({ length: 15 }, (_, sixteenth) => (sixteenth + 1) / 16)
    const scores = shares.map((rate) => {
      const kept = countBy(Uint8Array.from(droppedOnes(rate).next(), Math.sign), 1, () => 0)
      return Math.abs(shareScore(kept[0], ROWS * UNITS, 1 - rate))
    })
    expect(Math.max(...scores)).toBeLessThan(UNLIKELY)
  })
})

describe('dropout', () => {
  it.each([0.01, 0.1, 0.3, 0.5, 0.9])('drops a share %d and scales up what it keeps', (rate) => {
    const dropout = droppedOnes(rate, 7)
    const values = Array.from({ length: 100 }, () => [...dropout.next()]).flat()
    const kept = values.filter((value) => value !== 0)
    expect(new Set(kept)).toEqual(new Set([Math.fround(1 / (1 - rate))]))
    expect(Math.abs(shareScore(kept.length, values.length, 1 - rate))).toBeLessThan(UNLIKELY)
  })

  it('scatters as chance does, over masks, units, rows and lanes', () => {
    const size = ROWS * UNITS
    const scores = [
      scatterScore(
        countBy(run, MASKS, (at) => Math.floor(at / size)),
        size,
        1 - RATE,
      ),
      scatterScore(
        countBy(run, UNITS, (at) => at % UNITS),
        MASKS * ROWS,
        1 - RATE,
      ),
      scatterScore(
        countBy(run, ROWS, (at) => Math.floor(at / UNITS) % ROWS),
        MASKS * UNITS,
        1 - RATE,
      ),
      scatterScore(
        countBy(run, size, (at) => at % size),
        MASKS,
        1 - RATE,
      ),
      scatterScore(
        countBy(run, 4, (at) => at % 4),
        run.length / 4,
        1 - RATE,
      ),
    ]
    expect(Math.max(...scores.map(Math.abs))).toBeLessThan(UNLIKELY)
  })

  it.each([
    { what: 'units of a row', lags: [1, 2, 3, 4, 5, 7, 8, 16, 31, 32, 33] },
    { what: 'rows of a mask', lags: [64, 128, 192, 256, 512, 1024] },
    { what: 'masks', lags: [2048, 4096, 8192, 16384, 65536] },
  ])('draws $what independently', ({ lags }) => {
    const scores = lags.map((lag) => Math.abs(correlationScore(run, lag, 1 - RATE)))
    expect(Math.max(...scores)).toBeLessThan(UNLIKELY)
  })

  it('draws another mask for every row of a run', () => {
    const rows = Array.from({ length: MASKS * ROWS }, (_, row) =>
      run.subarray(row * UNITS, (row + 1) * UNITS).join(''),
    )
    expect(new Set(rows).size).toBe(MASKS * ROWS)
  })

  it('draws other masks from another seed', () => {
    expect(droppedOnes(RATE, 2).next()).not.toEqual(droppedOnes(RATE, 1).next())
  })
})

describe('training with dropout', () => {
  beforeAll(async () => {
    await startBackend('wasm')
  })

  it.each([
    { hidden: [64, 32], dropout: 0.3 },
    { hidden: [7, 33, 5], dropout: 0.1 },
    { hidden: [40], dropout: 0.9 },
  ])('has the gradients of its masks: hidden layers $hidden, rate $dropout', (shape) => {
    const work = workOf({ inputs: 14, ...shape, count: 100, seed: 2 })
    const learner = simdLearner(work)
    const drawMasks = maskDrawer(work.network, work.seed)
    for (const rows of [rowsFrom(0, 100), rowsFrom(40, 50)]) {
      learner.workspace.gradient.values.fill(0)
      learner.addGradient(rows, { isTraining: true })
      expectSameGradient(
        tensorsOf(learner.readGradient()),
        autograd(work.start, openRows(work.rows), rows, drawMasks(rows.length)),
        GRADIENT_TOLERANCE,
      )
    }
  })

  it('drops nothing in evaluation, where it draws no number either', () => {
    const work = workOf({ inputs: 14, hidden: [64, 32], dropout: 0.5 })
    const learner = simdLearner(work)
    const before = learner.workspace.dropoutState.values.slice()
    const { loss } = simdLearner({ ...work, network: { ...work.network, dropout: 0 } }).evaluate()
    expect(learner.evaluate().loss).toBe(loss)
    expect(learner.workspace.dropoutState.values).toEqual(before)
  })
})
