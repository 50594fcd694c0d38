/** The flags of each benchmark, with their defaults. */

import { parseNumber } from '../../shared/customer-record.ts'
import { type Flag, Refusal, readInteger } from '../../trainer/command-line.ts'
import { PEERS } from './line-up.ts'
import { RECIPES, type Recipe, readAdHocRecipes, readRecipes } from './recipes.ts'

export interface TrainFlags {
  readonly rows: number
  readonly seed: number
  readonly rounds: number
  readonly peers: readonly string[]
  readonly shapes: readonly (readonly number[])[]
  readonly batches: readonly number[]
  readonly auc_epochs: number
  readonly markdown: string | null
}

export interface JobFlags {
  readonly rows: number
  readonly seed: number
  readonly epochs: number
  readonly rounds: number
  readonly markdown: string | null
}

export interface QualityFlags {
  readonly recipes: readonly Recipe[]
  /** More of them. */
  readonly flags: readonly Recipe[] | null
  readonly files: readonly string[] | null
  readonly seeds: number
  readonly markdown: string | null
}

const PEER_IDS = PEERS.map(({ id }) => id)

const SEED: Flag = {
  flags: '--seed <n>',
  description: 'same seed: same rows, same order',
  fallback: 1,
  read: readInteger({ min: 0, max: 2 ** 31 - 1 }),
}

const MARKDOWN: Flag = {
  flags: '--markdown <file>',
  description: 'where to write the table, too',
  fallback: null,
}

export const TRAIN_FLAGS: readonly Flag[] = [
  {
    flags: '--rows <n>',
    description: 'customers to make up, of which a fifth only test',
    fallback: 200_000,
    read: readInteger({ min: 1000 }),
  },
  SEED,
  {
    flags: '--rounds <n>',
    description: 'rounds of ours, peer, ours for each comparison',
    fallback: 3,
    read: readInteger({ min: 1 }),
  },
  {
    flags: '--peers <names>',
    description: 'whom to compare with',
    fallback: PEER_IDS,
    read: readPeers,
  },
  {
    flags: '--shapes <networks>',
    description: 'units of the hidden layers, one network after another',
    fallback: [
      [64, 32],
      [256, 128],
    ],
    shownFallback: '64-32,256-128',
    read: (text) => text.split(',').map((shape) => readCounts(shape, '-', '64-32,256-128')),
  },
  {
    flags: '--batches <sizes>',
    description: 'rows in a training step, one size after another',
    fallback: [32, 1024],
    read: (text) => readCounts(text, ',', '32,1024'),
  },
  {
    flags: '--auc_epochs <n>',
    description: 'epochs before the test AUC, fewer for the slowest; 0 leaves it out',
    fallback: 5,
    read: readInteger({ min: 0 }),
  },
  MARKDOWN,
]

export const JOB_FLAGS: readonly Flag[] = [
  {
    flags: '--rows <n>',
    description: 'customers to make up',
    fallback: 1_000_000,
    read: readInteger({ min: 1000 }),
  },
  SEED,
  {
    flags: '--epochs <n>',
    description: 'passes over the training rows, in both jobs',
    fallback: 20,
    read: readInteger({ min: 1 }),
  },
  {
    flags: '--rounds <n>',
    description: 'rounds of ours, Python, ours',
    fallback: 1,
    read: readInteger({ min: 1 }),
  },
  MARKDOWN,
]

export const QUALITY_FLAGS: readonly Flag[] = [
  {
    flags: '--recipes <names>',
    description: 'ways to call pnpm train',
    fallback: RECIPES,
    shownFallback: RECIPES.map(({ name }) => name).join(','),
    read: readRecipes,
  },
  {
    flags: '--flags <recipes>',
    description: 'more of them: "NAME: --hidden 128,64 --ensemble 3; NAME: --lr 1e-4"',
    fallback: null,
    read: readAdHocRecipes,
  },
  {
    flags: '--files <names>',
    description: 'CSVs of the folder PRESEND_REAL_DATA (../shared/data); left out: all',
    fallback: null,
    read: readFileNames,
  },
  {
    flags: '--seeds <n>',
    description: 'runs of each recipe on each file',
    fallback: 5,
    read: readInteger({ min: 1 }),
  },
  MARKDOWN,
]

/** With or without `.csv`. */
function readFileNames(text: string): string[] {
  return text.split(',').map((name) => (name.endsWith('.csv') ? name : `${name}.csv`))
}

function readPeers(text: string): string[] {
  const ids = text.split(',')
  if (ids.every((id) => PEER_IDS.includes(id))) return ids
  throw new Refusal(`names out of ${PEER_IDS.join(', ')}`, text)
}

function readCounts(text: string, separator: string, example: string): number[] {
  const counts = text.split(separator).map((count) => parseNumber(count))
  if (counts.every((count) => Number.isInteger(count) && count >= 1)) return counts
  throw new Refusal(`integers such as ${example}`, text)
}
