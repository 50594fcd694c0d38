import { describe, expect, it } from 'vitest'
import type { EpochFigures, TrainingHistory } from '../../../trainer/model/training-history.ts'
import { toPng } from '../../../trainer/plots/canvas.ts'
import { drawTrainingHistory } from '../../../trainer/plots/training-history.ts'
import { wordsOf } from '../../../trainer/report/words/languages.ts'
import { expectReadable } from '../../helpers/expect-readable.ts'
import { recordCanvas } from '../../helpers/recorded-canvas.ts'

const WORDS = wordsOf('en').plots

const SIZE = { width: 1200, height: 480 }

const FIGURES: EpochFigures = {
  loss: 0.5,
  accuracy: 0.8,
  validationLoss: 0.4567,
  validationAccuracy: 0.8234,
}

function historyOf(epochs: readonly EpochFigures[], bestEpoch = 0): TrainingHistory {
  return { epochs, bestEpoch, stoppedEarly: false }
}

function record(history: TrainingHistory, members?: readonly TrainingHistory[]) {
  const recorded = recordCanvas(SIZE.width, SIZE.height)
  const { canvas } = recorded
  drawTrainingHistory(history, WORDS, members ? { canvas, members } : { canvas })
  return { ...recorded, words: recorded.texts.map(({ text }) => text) }
}

describe('drawTrainingHistory', () => {
  it('draws several networks thinly beneath their mean, inside the axes', () => {
    const low = { ...FIGURES, loss: 0.1 }
    const high = { ...FIGURES, loss: 0.9 }
    const members = [low, high].map((figures) => historyOf([figures, FIGURES]))
    const alone = record(historyOf([FIGURES, FIGURES]))
    const together = record(historyOf([FIGURES, FIGURES]), members)
    expect(together.words).toContain(
      '2 networks (thin) and their mean. 2 epochs; validation loss was lowest in epoch 1',
    )
    expect(together.words).toEqual(expect.arrayContaining(['0.0', '1.0']))
    expect(alone.words).not.toContain('1.0')
    expectReadable(together.texts, SIZE)
    // Two panels, training and validation, two networks of two epochs: as many more points.
    expect(together.numbers.length).toBeGreaterThan(alone.numbers.length)
  })

  it('labels panels, units, lines and axes', () => {
    expect(record(historyOf([FIGURES, FIGURES])).words).toEqual(
      expect.arrayContaining([
        'Training history',
        'Loss',
        'binary cross-entropy (nats)',
        'Accuracy',
        'share of rows predicted right (%)',
        'Training',
        'Validation',
        'Epoch',
      ]),
    )
  })

  it('labels the best epoch with its validation figures, counting from 1', () => {
    const { words } = record(historyOf([FIGURES, { ...FIGURES, validationLoss: 0.4 }], 1))
    expect(words).toContain('Best epoch 2: 0.4000')
    expect(words).toContain('Best epoch 2: 82.3 %')
    expect(words).toContain('2 epochs; validation loss was lowest in epoch 2')
  })

  it('says when training stopped early', () => {
    const history = { ...historyOf([FIGURES, FIGURES]), stoppedEarly: true }
    expect(record(history).words).toContain(
      'Stopped early after 2 epochs; validation loss was lowest in epoch 1',
    )
  })

  describe.each([
    ['one epoch', historyOf([FIGURES])],
    ['two epochs, the last the best', historyOf([FIGURES, FIGURES], 1)],
    ['equal figures', historyOf([FIGURES, FIGURES, FIGURES])],
    [
      'nothing but zeros',
      historyOf([{ loss: 0, accuracy: 0, validationLoss: 0, validationAccuracy: 0 }]),
    ],
    ['full accuracy', historyOf([{ ...FIGURES, accuracy: 1, validationAccuracy: 1 }])],
    ['a tiny difference', historyOf([FIGURES, { ...FIGURES, loss: 0.5 + 1e-15 }])],
    ['a loss that started high', historyOf([{ ...FIGURES, loss: 123456 }, FIGURES], 1)],
    ['500 epochs', historyOf(Array(500).fill(FIGURES), 499)],
  ])('of %s', (_name, history) => {
    it('draws with finite numbers only', () => {
      const { numbers, words } = record(history)
      expect(numbers.filter((number) => !Number.isFinite(number))).toEqual([])
      expect(words.filter((text) => /NaN|Infinity|undefined/.test(text))).toEqual([])
    })

    it('neither clips nor overlaps text', () => {
      expectReadable(record(history).texts, SIZE)
    })
  })

  it.each([
    ['no epoch', historyOf([]), '0 epochs, the best being number 1'],
    [
      'a best epoch that is not there',
      historyOf([FIGURES], 3),
      '1 epochs, the best being number 4',
    ],
    [
      'a figure that is not a number',
      historyOf([FIGURES, { ...FIGURES, loss: Number.NaN }]),
      'NaN, 0.8, 0.4567, 0.8234 in epoch 2',
    ],
  ])('refuses %s', (_name, history, received) => {
    expect(() => drawTrainingHistory(history, WORDS)).toThrow(
      new RangeError(
        `Expected finite figures of at least one epoch, the best among them. Received ${received}.`,
      ),
    )
  })

  it('gives the same bytes for the same history', async () => {
    const history = historyOf([FIGURES, { ...FIGURES, loss: 0.4 }])
    expect(await toPng(drawTrainingHistory(history, WORDS))).toEqual(
      await toPng(drawTrainingHistory(history, WORDS)),
    )
  })

  it('gives other bytes for another history', async () => {
    const first = historyOf([FIGURES, { ...FIGURES, loss: 0.4 }])
    const second = historyOf([FIGURES, { ...FIGURES, loss: 0.41 }])
    expect(await toPng(drawTrainingHistory(first, WORDS))).not.toEqual(
      await toPng(drawTrainingHistory(second, WORDS)),
    )
  })
})
