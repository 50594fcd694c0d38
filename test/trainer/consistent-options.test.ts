import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../trainer/command-line.ts'
import { requireConsistentOptions } from '../../trainer/consistent-options.ts'
import { TRAIN_FLAGS, type TrainOptions } from '../../trainer/options.ts'
import { expectFailure } from '../helpers/expect-failure.ts'

/** What a run with these flags was asked for. */
function optionsOf(...args: readonly string[]): TrainOptions {
  return parseCommand<TrainOptions>({ name: 'train', description: '' }, TRAIN_FLAGS, args).options
}

describe('requireConsistentOptions', () => {
  it('refuses to split by time and by group at once', async () => {
    await expectFailure(
      () => requireConsistentOptions(optionsOf('--time_column', 'sent', '--group_column', 'house')),
      'invalid-usage',
      'Expected --time_column or --group_column, not both. ' +
        'Received --time_column sent and --group_column house.',
    )
  })

  it.each([[[]], [['--time_column', 'sent']], [['--group_column', 'house']]])(
    'accepts %j',
    (args) => {
      expect(() => requireConsistentOptions(optionsOf(...args))).not.toThrow()
    },
  )
})
