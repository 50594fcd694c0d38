import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../../trainer/command-line.ts'
import type { TrainedNetwork } from '../../../trainer/model/training.ts'
import { TRAIN_FLAGS, type TrainOptions } from '../../../trainer/options.ts'
import { describeDivergence, lastGoodPath } from '../../../trainer/report/divergence.ts'

const FIGURES = { loss: 0.5, accuracy: 0.8, validationLoss: 0.6, validationAccuracy: 0.7 }

const ASTRAY: TrainedNetwork = {
  weights: [],
  weightsEpoch: 0,
  history: { epochs: [FIGURES, FIGURES], bestEpoch: 0, stoppedEarly: false },
  divergence: { ...FIGURES, loss: Number.NaN },
}

function optionsOf(...args: readonly string[]): TrainOptions {
  return parseCommand<TrainOptions>({ name: 'train', description: '' }, TRAIN_FLAGS, args).options
}

describe('describeDivergence', () => {
  it('names the network, the figures, what to try and the epoch whose weights were left', () => {
    const options = optionsOf('--ensemble', '3', '--batch_size', '8', '--lr', '5')
    expect(
      describeDivergence(ASTRAY, {
        number: 1,
        options,
        kept: { path: 'm.last-good.keras', problem: null },
      }),
    ).toBe(
      'Expected finite weights of network 2 of 3 and a loss of at most 10. Received a loss of NaN ' +
        '(validation 0.6) in epoch 3. Try a lower --lr than 5, or --clip_norm 1, or a larger ' +
        '--batch_size than 8. The weights after epoch 1 are in m.last-good.keras; nothing else ' +
        'was written.',
    )
  })

  it('advises nothing that was already done, and says where there is nothing to keep', () => {
    const options = optionsOf('--clip_norm', '1')
    expect(describeDivergence(ASTRAY, { number: 0, options, kept: null })).toContain(
      'Try a lower --lr than 0.001. There are no good weights to keep',
    )
  })
})

describe('describeDivergence where the weights cannot be written', () => {
  it('says why, and what they were', () => {
    const kept = { path: 'm.last-good.keras', problem: 'no space left.' }
    const options = optionsOf('--weight_decay', '9', '--l2', '8')
    expect(describeDivergence(ASTRAY, { number: 0, options, kept })).toContain(
      'or a lower --weight_decay than 9, or a lower --l2 than 8. The weights after epoch 1 could ' +
        'not be written to m.last-good.keras: no space left.',
    )
  })
})

describe('lastGoodPath', () => {
  it.each([
    ['models/m.keras', 'models/m.last-good.keras'],
    ['a.keras/m.h5', 'a.keras/m.last-good.h5'],
  ])('lies beside %s', (path, expected) => {
    expect(lastGoodPath(path)).toBe(expected)
  })
})
