import { beforeAll, describe, expect, it } from 'vitest'
import { scoreNetwork } from '../../../trainer/export/score-network.ts'
import { type Engine, startEngine } from '../../../trainer/model/engines.ts'
import type { TrainOptions } from '../../../trainer/options.ts'
import { pickRows } from '../../../trainer/preprocessing/labelled-rows.ts'
import {
  createSearchEncoder,
  type FoldTrial,
  outcomeRows,
  trainFolds,
  watchedFolds,
} from '../../../trainer/tuning/fold-networks.ts'
import { drawSearchRows, type SearchRows } from '../../../trainer/tuning/search-rows.ts'
import { preparedSample } from '../../helpers/prepared-sample.ts'
import { trainOptions } from '../../helpers/train-options.ts'

const FOLDS = 3

const SMALL = trainOptions('--hidden', '4', '--epochs', '2')
const BINNED = trainOptions('--hidden', '3', '--epochs', '2', '--bins', '4')
/** Steps so long that no network survives them. */
const ABSURD = trainOptions('--hidden', '4', '--epochs', '2', '--lr', '1e30')

let searched: SearchRows
let engine: Engine

beforeAll(async () => {
  const data = await preparedSample(400)
  searched = drawSearchRows(data, data.split.train, { size: 1000, count: FOLDS, seed: 1 })
  engine = await startEngine({ engine: 'simd', backend: 'auto', threads: 1 })
})

function trialOf(options: TrainOptions, rows = searched): FoldTrial {
  return { options, rows: outcomeRows(rows, createSearchEncoder(rows)(options), options) }
}

function train(options: readonly TrainOptions[], { rows = searched, onEpoch = () => {} } = {}) {
  const trials = options.map((options) => trialOf(options, rows))
  return trainFolds(rows, trials, engine, onEpoch)
}

/** Throws at the epoch after so many. */
function stopAfter(epochs: number): () => void {
  let told = 0
  return () => {
    told += 1
    if (told > epochs) throw new Error('the time is up')
  }
}

describe('createSearchEncoder', () => {
  it('encodes once for options that encode alike', () => {
    const encode = createSearchEncoder(searched)
    expect(encode(SMALL)).toBe(encode(ABSURD))
    expect(encode(SMALL)).not.toBe(encode(BINNED))
    expect(encode(SMALL).source.labels).toEqual(searched.labels)
  })
})

describe('trainFolds', { timeout: 30_000 }, () => {
  it('has the logit of each row by the network that has not seen it', async () => {
    const [one] = (await train([SMALL])).fitted
    const { source } = createSearchEncoder(searched)(SMALL)
    for (const [fold, { heldOut }] of searched.folds.entries()) {
      const weights = one?.weights[fold] ?? []
      expect(await scoreNetwork(weights, pickRows(source, heldOut))).toEqual(
        Float64Array.from(heldOut, (row) => one?.logits[row] ?? Number.NaN),
      )
    }
  })

  it('teaches the network of a fold nothing of its rows', async () => {
    const [{ heldOut }] = searched.folds
    const labels = searched.labels.map((label, row) => (heldOut.includes(row) ? 1 - label : label))
    const [one] = (await train([SMALL])).fitted
    const [other] = (await train([SMALL], { rows: { ...searched, labels } })).fitted
    expect(other?.weights[0]).toEqual(one?.weights[0])
    expect(other?.weights[1]).not.toEqual(one?.weights[1])
  })

  it('starts each fold from other weights', async () => {
    const rows = { ...searched, folds: Array(2).fill(searched.folds[0]) }
    const [one] = (await train([SMALL], { rows })).fitted
    expect(one?.weights[0]).not.toEqual(one?.weights[1])
  })

  it('gives a setting the same networks, whatever is tried beside it', async () => {
    const [alone] = (await train([BINNED])).fitted
    const { fitted } = await train([SMALL, BINNED])
    expect(fitted[1]).toEqual(alone)
    expect(fitted[0]?.preprocessing).not.toEqual(fitted[1]?.preprocessing)
  })

  it('joins the networks of an ensemble', async () => {
    const [joined] = (await train([{ ...SMALL, ensemble: 2 }])).fitted
    expect(joined?.weights[0][0].units).toBe(8)
  })

  it('has nothing of a setting that diverged, and goes on with the others', async () => {
    const { fitted, stopped } = await train([ABSURD, SMALL])
    expect(fitted.map((one) => one !== null)).toEqual([false, true])
    expect(stopped).toBeNull()
  })

  it.each([
    { epochs: 0, isDone: [false, false] },
    { epochs: 2 * FOLDS - 1, isDone: [false, false] },
    { epochs: 2 * FOLDS + 1, isDone: [true, false] },
    { epochs: 4 * FOLDS, isDone: [true, true] },
  ])(
    'keeps settings that are whole when it is stopped after $epochs epochs: $isDone',
    async ({ epochs, isDone }) => {
      const { fitted, stopped } = await train([SMALL, BINNED], { onEpoch: stopAfter(epochs) })
      expect(fitted.map((one) => one !== null)).toEqual(isDone)
      expect(stopped === null).toBe(isDone[1])
    },
  )
})

describe('watchedFolds', () => {
  const folds = [0, 1, 2].map((fold) => ({
    heldOut: Int32Array.of(fold),
    learned: Int32Array.from([0, 1, 2].filter((row) => row !== fold)),
  }))

  it('watches the held-out rows where they choose nothing', () => {
    expect(watchedFolds(folds, { patience: null }).map(({ watched }) => [...watched])).toEqual([
      [0],
      [1],
      [2],
    ])
  })

  it('stops early on another fold, which is then not learned from', () => {
    expect(watchedFolds(folds, { patience: 3 })).toEqual([
      { heldOut: Int32Array.of(0), learned: Int32Array.of(2), watched: Int32Array.of(1) },
      { heldOut: Int32Array.of(1), learned: Int32Array.of(0), watched: Int32Array.of(2) },
      { heldOut: Int32Array.of(2), learned: Int32Array.of(1), watched: Int32Array.of(0) },
    ])
  })

  it('has only learned rows to watch where there are two folds', () => {
    const two = [
      { heldOut: Int32Array.of(0), learned: Int32Array.of(1) },
      { heldOut: Int32Array.of(1), learned: Int32Array.of(0) },
    ]
    expect(watchedFolds(two, { patience: 3 }).map(({ watched }) => [...watched])).toEqual([
      [1],
      [0],
    ])
  })
})
