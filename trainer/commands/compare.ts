/** `pnpm compare RUN RUN...`: kept runs side by side. */

import { type Flag, parseCommand } from '../command-line.ts'
import { describeComparison } from '../report/comparison.ts'
import { findNewestRuns, findRuns, readRun } from '../runs/run-folder.ts'
import { runCommand } from './run-command.ts'

interface CompareOptions {
  readonly runs_out: string
}

const FLAGS: readonly Flag[] = [
  {
    flags: '--runs_out <folder>',
    description: 'where pnpm train left the runs',
    fallback: 'outputs/runs',
  },
]

/** Runs that are compared where none is named. */
const NEWEST = 5

await runCommand(async () => {
  const { options, operands } = parseCommand<CompareOptions>(
    {
      name: 'compare',
      description: 'Shows runs side by side: the options that differ, the figures on test rows.',
      argument: {
        name: '[runs...]',
        description: `folders of runs, or their names in --runs_out; without any, the newest ${NEWEST}`,
      },
    },
    FLAGS,
    process.argv.slice(2),
  )
  const folders =
    operands.length > 0
      ? await findRuns(operands, options.runs_out)
      : await findNewestRuns(options.runs_out, NEWEST)
  const runs = await Promise.all(folders.map(readRun))
  for (const line of describeComparison(runs)) console.log(line)
})
