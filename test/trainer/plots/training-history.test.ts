import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Image } from 'skia-canvas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EpochFigures, TrainingHistory } from '../../../trainer/model/training-history.ts'
import { toPng } from '../../../trainer/plots/canvas.ts'
import { drawTrainingHistory } from '../../../trainer/plots/training-history.ts'
import { inkOf, readPng } from '../../helpers/pixels.ts'

const PRINT_HISTORY = fileURLToPath(
  new URL('../../helpers/print-training-history.ts', import.meta.url),
)

const FIGURES: EpochFigures = {
  loss: 0.5,
  accuracy: 0.8,
  validationLoss: 0.5,
  validationAccuracy: 0.8,
}

function historyOf(epochs: readonly EpochFigures[]): TrainingHistory {
  return { epochs, bestEpoch: 0, stoppedEarly: false }
}

describe('drawTrainingHistory', () => {
  it('draws 1200 by 480 units at two pixels each', async () => {
    const image = await readPng(await toPng(drawTrainingHistory(historyOf([FIGURES]))))
    expect([image.width, image.height]).toEqual([2400, 960])
  })

  it('gives the same bytes for the same history', async () => {
    const history = historyOf([FIGURES, { ...FIGURES, loss: 0.4 }])
    const [first, second] = [drawTrainingHistory(history), drawTrainingHistory(history)]
    expect(await toPng(first)).toEqual(await toPng(second))
  })

  it('gives other bytes for another history', async () => {
    const first = drawTrainingHistory(historyOf([FIGURES, { ...FIGURES, loss: 0.4 }]))
    const second = drawTrainingHistory(historyOf([FIGURES, { ...FIGURES, loss: 0.41 }]))
    expect(await toPng(first)).not.toEqual(await toPng(second))
  })

  it.each([
    ['a single epoch', [FIGURES]],
    ['equal figures', [FIGURES, FIGURES, FIGURES]],
    ['the least figures', [{ loss: 0, accuracy: 0, validationLoss: 0, validationAccuracy: 0 }]],
    ['full accuracy', [{ ...FIGURES, accuracy: 1, validationAccuracy: 1 }]],
    ['many epochs', Array.from({ length: 500 }, () => FIGURES)],
  ])('marks the best value of %s', async (_case, epochs) => {
    const image = await readPng(await toPng(drawTrainingHistory(historyOf(epochs))))
    expect(countVermilion(image)).toBeGreaterThan(100)
  })
})
