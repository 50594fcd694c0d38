/** `pnpm sample`: a made-up campaign history, and how well it can be predicted at best. */

import { type Flag, parseCommand, readInteger, readNumber } from '../command-line.ts'
import { bestRocAuc } from '../data/best-roc-auc.ts'
import { countPositives } from '../data/positives.ts'
import { writeSample } from '../data/sample-file.ts'
import { rocAuc } from '../evaluation/ranking.ts'
import { runCommand } from './run-command.ts'

interface SampleFlags {
  readonly rows: number
  readonly seed: number
  readonly out: string
  readonly missing_rate: number
}

const FLAGS: readonly Flag[] = [
  {
    flags: '--rows <n>',
    description: 'customers to make up',
    fallback: 10_000,
    read: readInteger({ min: 1, max: 50_000_000 }),
  },
  {
    flags: '--seed <n>',
    description: 'same seed: same customers',
    fallback: 1,
    read: readInteger({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  },
  {
    flags: '--out <file>',
    description: 'where to write them: CSV',
    fallback: null,
    required: true,
  },
  {
    flags: '--missing_rate <share>',
    description: 'share of the cells to leave empty, in columns where a value may be missing',
    fallback: 0,
    read: readNumber({ min: 0, max: 1 }),
  },
]

await runCommand(async () => {
  const { options } = parseCommand<SampleFlags>(
    {
      name: 'sample',
      description:
        "Makes up a cosmetics brand's campaign history whose true probabilities are known.",
    },
    FLAGS,
    process.argv.slice(2),
  )
  const { rows, seed, out, missing_rate: missingRate } = options
  const { labels, trueProbabilities } = await writeSample(out, { rows, seed, missingRate })
  const converted = countPositives(labels) / rows
  console.log(
    `Wrote ${rows} customers to ${out}, of whom ${(100 * converted).toFixed(1)} % converted.\n` +
      `The best ROC AUC that any model could reach: ${format(bestRocAuc(trueProbabilities))} ` +
      `expected, ${format(rocAuc(labels, trueProbabilities))} with these outcomes.`,
  )
})

function format(auc: number | null): string {
  return auc === null ? 'none' : auc.toFixed(4)
}
