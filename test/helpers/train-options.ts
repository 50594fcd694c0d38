/** Options of pnpm train as if these flags had been given. */

import { parseCommand } from '../../trainer/command-line.ts'
import { TRAIN_FLAGS, type TrainOptions } from '../../trainer/options.ts'

export function trainOptions(...args: readonly string[]): TrainOptions {
  return parseCommand<TrainOptions>({ name: 'train', description: 'Learns.' }, TRAIN_FLAGS, args)
    .options
}
