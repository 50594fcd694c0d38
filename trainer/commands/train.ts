/** `pnpm train`: from a campaign history to a model and its edge bundle. */

import { parseCommand } from '../command-line.ts'
import { withConfigFile } from '../config-file.ts'
import { TRAIN_FLAGS, type TrainOptions } from '../options.ts'
import { train } from '../train.ts'
import { runCommand } from './run-command.ts'

await runCommand(async () => {
  const parsed = parseCommand<TrainOptions>(
    {
      name: 'train',
      description:
        'Learns who converts from a campaign history, and leaves a model, its metrics and the ' +
        'edge bundle that the worker serves from.',
    },
    TRAIN_FLAGS,
    process.argv.slice(2),
  )
  const { options, given } = await withConfigFile(parsed, TRAIN_FLAGS)
  await train(
    { options, given },
    {
      print: options.quiet ? () => {} : (line) => console.log(line),
      isTerminal: process.stderr.isTTY,
      now: () => new Date(),
    },
  )
})
