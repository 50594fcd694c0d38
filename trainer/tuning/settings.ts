/** The recipes, and the handful of settings that a search chooses among. */

import { countWeights } from '../model/network.ts'
import type { TrainOptions } from '../options.ts'

/** What a recipe may set: how values are encoded, the network, and how it learns. */
export const TUNABLE = [
  'teacher',
  'bins',
  'rare_below',
  'hidden',
  'dropout',
  'l2',
  'epochs',
  'batch_size',
  'lr',
  'schedule',
  'warmup',
  'weight_decay',
  'clip_norm',
  'ema',
  'patience',
  'ensemble',
] as const satisfies readonly (keyof TrainOptions)[]

export type Tunables = Pick<TrainOptions, (typeof TUNABLE)[number]>

/** What a model may be made of. */
export type SettingName = 'logistic' | 'classic' | 'binned' | 'regularised' | 'strong'

export interface Setting {
  readonly name: SettingName
  /** Where they differ from the flags' own defaults, which are the recipe classic. */
  readonly changes: Partial<Tunables>
}

/** The weights that `auto` may serve, the zeros of an ensemble's blocks counted. */
export const MOST_SERVED_WEIGHTS = 60_000

/** The highest learning rate of a logistic regression, on its way down to 0. */
export const LOGISTIC_RATE = 0.02

/** Steps in which a logistic regression arrives, and the bounds of its epochs. */
const LOGISTIC = { steps: 6000, fewestEpochs: 5, mostEpochs: 100 }

/** What all networks on binned numbers have in common. */
const BINNED = { bins: 24, rare_below: 5, batch_size: 128, lr: 3e-3, schedule: 'cosine' } as const

/** What outcomes teach best, on most data. */
export const BINNED_SETTING: Setting = {
  name: 'binned',
  changes: { ...BINNED, hidden: [128], weight_decay: 0.1 },
}

/** Widths of the taught network, the first that fit; units of either layer. */
const TAUGHT_WIDTHS: readonly (readonly number[])[] = [
  [128, 64],
  [96, 48],
  [64, 32],
  [48, 24],
  [32, 16],
]

/** More and more names share an input, where a model would be too large otherwise. */
const RARER: readonly number[] = [5, 10, 20, 50, 100, 200, 500, 1000]

/**
 * Networks that learn from outcomes: settings of their own, and members of the committee.
 *
 * @param rows To learn from.
 */
export function outcomeSettings(rows: number): Setting[] {
  return [
    {
      name: 'logistic',
      changes: {
        ...{ hidden: [], dropout: 0, lr: LOGISTIC_RATE, schedule: 'cosine' },
        epochs: logisticEpochs(Math.ceil(rows / 32)),
      },
    },
    { name: 'classic', changes: {} },
    BINNED_SETTING,
    {
      name: 'regularised',
      changes: { ...BINNED, bins: 16, hidden: [64], weight_decay: 1 },
    },
  ]
}

/** A network taught by the committee; its size and its epochs come with the data. */
export function strongSetting(size: TaughtSize, epochs: number): Setting {
  const { hidden, rare_below } = size
  return {
    name: 'strong',
    changes: {
      ...{ ...BINNED, rare_below, hidden, epochs, teacher: 'committee' },
      // The teacher is smooth already: what keeps a network from learning noise would only blur it.
      ...{ dropout: 0, weight_decay: 0.03, warmup: 0.02 },
    },
  }
}

/** Passes in which a logistic regression arrives. @param batches In one of them. */
export function logisticEpochs(batches: number): number {
  const { steps, fewestEpochs, mostEpochs } = LOGISTIC
  return Math.min(mostEpochs, Math.max(fewestEpochs, Math.ceil(steps / batches)))
}

export type TaughtSize = Pick<Tunables, 'hidden' | 'rare_below'>

/**
 * The largest taught network of at most `MOST_SERVED_WEIGHTS` weights, with as many names as it can have.
 *
 * @param inputsOf How many inputs there are when so many rows make a name rare.
 */
export function taughtSize(inputsOf: (rareBelow: number) => number): TaughtSize {
  for (const rare_below of RARER) {
    const inputs = inputsOf(rare_below)
    const hidden = TAUGHT_WIDTHS.find(
      (widths) => countWeights({ inputs, hidden: widths, dropout: 0 }) <= MOST_SERVED_WEIGHTS,
    )
    if (hidden) return { hidden, rare_below }
  }
  const rare_below = RARER[RARER.length - 1]
  return { hidden: TAUGHT_WIDTHS[TAUGHT_WIDTHS.length - 1], rare_below }
}
