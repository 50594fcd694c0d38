/** Which flags of `pnpm train` mean nothing without another one. */

import { Failure } from '../shared/failure.ts'
import type { TrainOptions } from './options.ts'

/** Each with what it needs. */
const COMPANIONS: readonly {
  readonly flag: keyof TrainOptions
  readonly needs: string
  readonly isMissing: (options: TrainOptions) => boolean
}[] = [
  {
    flag: 'warmup',
    needs: '--schedule cosine',
    isMissing: ({ warmup, schedule, recipe }) =>
      warmup > 0 && schedule !== 'cosine' && (recipe === 'classic' || schedule !== 'constant'),
  },
  {
    flag: 'tune_budget',
    needs: '--recipe auto or strong, or --teacher committee,',
    isMissing: (options) => options.tune_budget !== null && !triesThings(options),
  },
  {
    flag: 'tune_seconds',
    needs: '--recipe auto or strong, or --teacher committee,',
    isMissing: (options) => options.tune_seconds !== null && !triesThings(options),
  },
  {
    flag: 'init_from',
    needs: '--recipe classic or auto, and --teacher none',
    isMissing: (options) => options.init_from !== null && isTaught(options),
  },
  {
    flag: 'class_weight',
    needs: '--recipe classic or auto, and --teacher none',
    isMissing: (options) => options.class_weight !== 'none' && isTaught(options),
  },
  {
    flag: 'backend',
    needs: '--engine tfjs',
    isMissing: ({ backend, engine }) => backend !== 'auto' && engine !== 'tfjs',
  },
  {
    flag: 'threads',
    needs: '--engine simd',
    isMissing: ({ threads, engine }) => threads !== 'auto' && engine !== 'simd',
  },
  {
    flag: 'init_preprocessing',
    needs: '--init_from',
    isMissing: ({ init_preprocessing, init_from }) =>
      init_preprocessing !== null && init_from === null,
  },
  {
    flag: 'cost_per_send',
    needs: '--value_per_conversion',
    isMissing: ({ cost_per_send, value_per_conversion }) =>
      cost_per_send !== null && value_per_conversion === null,
  },
  {
    flag: 'value_per_conversion',
    needs: '--cost_per_send',
    isMissing: ({ cost_per_send, value_per_conversion }) =>
      value_per_conversion !== null && cost_per_send === null,
  },
  {
    flag: 'budget',
    needs: '--cost_per_send and --value_per_conversion',
    isMissing: ({ budget, cost_per_send }) => budget !== null && cost_per_send === null,
  },
]

/**
 * @throws Failure `invalid-usage` when one of these flags was given and would do nothing, or when
 *   two contradict each other.
 */
export function requireConsistentOptions(options: TrainOptions): void {
  requireOneSplit(options)
  requireOneStart(options)
  for (const { flag, needs, isMissing } of COMPANIONS) {
    if (!isMissing(options)) continue
    throw new Failure(
      'invalid-usage',
      `Expected --${flag} together with ${needs}. ` +
        `Received --${flag} ${options[flag]} without it.`,
    )
  }
}

/** With an earlier model, or TensorFlow.js, `auto` is `classic`. */
function triesThings({ recipe, teacher, init_from, engine }: TrainOptions): boolean {
  if (teacher === 'committee' || recipe === 'strong') return true
  return recipe === 'auto' && init_from === null && engine === 'simd'
}

/** A committee knows neither earlier weights nor other costs of errors. */
function isTaught({ recipe, teacher }: TrainOptions): boolean {
  return recipe === 'strong' || teacher === 'committee'
}

/** A group with older and newer rows cannot both stay together and be split by time. */
function requireOneSplit({ time_column, group_column }: TrainOptions): void {
  if (time_column === null || group_column === null) return
  throw new Failure(
    'invalid-usage',
    'Expected --time_column or --group_column, not both. ' +
      `Received --time_column ${time_column} and --group_column ${group_column}.`,
  )
}

/** Members that start from the same weights stay much the same. */
function requireOneStart({ init_from, ensemble }: TrainOptions): void {
  if (init_from === null || ensemble === 1) return
  throw new Failure(
    'invalid-usage',
    `Expected --init_from with --ensemble 1. Received --ensemble ${ensemble}: all of its networks ` +
      'would start from the same weights.',
  )
}
