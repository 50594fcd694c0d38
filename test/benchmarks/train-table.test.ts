import { describe, expect, it } from 'vitest'
import {
  describeBestPeers,
  fastestVariants,
  type TrainResult,
  toTrainTable,
} from './train-table.ts'

function resultOf(ratio: number, changes: Partial<TrainResult> = {}): TrainResult {
  return {
    peer: 'pytorch',
    name: 'PyTorch 2',
    hidden: [64, 32],
    batchSize: 32,
    comparison: {
      peer: { median: 0.08 * ratio, min: 0.08 * ratio, max: 0.08 * ratio },
      ours: { median: 0.08, min: 0.08, max: 0.08 },
      ratio: { median: ratio, min: ratio - 1, max: ratio + 1.25 },
    },
    share: 1,
    quality: {
      epochs: 5,
      peer: { rocAuc: 0.84, logLoss: 0.49 },
      ours: { rocAuc: 0.8401, logLoss: 0.48 },
    },
    ...changes,
  }
}

const ONE_THREAD = resultOf(30, { name: 'PyTorch 2, 1 thread' })
const TWO_THREADS = resultOf(40, { name: 'PyTorch 2, 2 threads' })
const TWO_THREADS_WIDE = resultOf(5, { name: 'PyTorch 2, 2 threads', hidden: [256, 128] })
const KERAS = resultOf(101, { peer: 'keras', name: 'Keras 3' })

describe('toTrainTable', () => {
  it('is a row a peer', () => {
    expect(toTrainTable([resultOf(30)])).toBe(
      '| network | batch | peer | s / epoch | ours | ratio | test AUC | ours |\n' +
        '| --- | --: | --- | --: | --: | --: | --: | --: |\n' +
        '| 64-32 | 32 | PyTorch 2 | 2.40 | 0.0800 | 30.0x (29.0 to 31.3) | ' +
        '0.8400 (5 epochs) | 0.8401 |\n\n' +
        'Ratio: median (lowest to highest) of rounds of ours, peer, ours.',
    )
  })

  it('marks a peer that was timed on a part of the rows', () => {
    const table = toTrainTable([resultOf(101, { share: 0.25, quality: null })])

    expect(table).toContain('| PyTorch 2 | 8.08 * | 0.0800 | 101x (100 to 102) |  |  |')
    expect(table).toContain('\\* timed on a part of the rows and scaled.')
  })
})

describe('fastestVariants', () => {
  it('keeps the faster of two numbers of threads, in each setting', () => {
    expect(fastestVariants([TWO_THREADS, TWO_THREADS_WIDE, ONE_THREAD, KERAS])).toEqual([
      TWO_THREADS_WIDE,
      ONE_THREAD,
      KERAS,
    ])
  })
})

describe('describeBestPeers', () => {
  it('names the best peer of each setting', () => {
    expect(describeBestPeers([KERAS, ONE_THREAD, TWO_THREADS_WIDE])).toEqual([
      '64-32, batch 32: 30.0x (29.0 to 31.3) against the best peer, PyTorch 2, 1 thread',
      '256-128, batch 32: 5.00x (4.00 to 6.25) against the best peer, PyTorch 2, 2 threads',
    ])
  })
})
