/** From what a person asked for to the options of each setting, and back to a command. */

import { flagName } from '../command-line.ts'
import { TRAIN_FLAGS, type TrainOptions } from '../options.ts'
import { describeOptions } from '../runs/options-json.ts'
import { type Setting, strongSetting, TUNABLE, type Tunables } from './settings.ts'

/** Options, and which of them a person gave. */
export interface GivenOptions {
  readonly options: TrainOptions
  /** Names of flags. */
  readonly given: ReadonlySet<string>
}

/**
 * The options of a setting; what a person gave wins, but for a warm-up beside another schedule than
 * a cosine, where it would do nothing.
 */
export function withSetting({ options, given }: GivenOptions, { changes }: Setting): TrainOptions {
  const free = Object.entries(changes).filter(([name]) => !given.has(name))
  const set: TrainOptions = { ...options, ...Object.fromEntries(free) }
  return set.schedule === 'cosine' ? set : { ...set, warmup: 0 }
}

/**
 * The options of a committee's member: the setting as it is, whatever a person gave, so that a
 * committee is the same whether or not the taught network's options are spelled out.
 */
export function memberOptions(options: TrainOptions, { changes }: Setting): TrainOptions {
  return { ...options, ...classicTunables(), class_weight: 'none', init_from: null, ...changes }
}

/** What the recipe classic sets: the flags' defaults. */
function classicTunables(): Tunables {
  const fallbacks = new Map(TRAIN_FLAGS.map((flag) => [flagName(flag), flag.fallback]))
  // Each is the fallback of the flag of its name.
  return Object.fromEntries(
    TUNABLE.map((name) => [name, fallbacks.get(name)]),
  ) as unknown as Tunables
}

/** Whether two options train the same network. */
export function trainAlike(one: TrainOptions, other: TrainOptions): boolean {
  const key = (options: TrainOptions) =>
    JSON.stringify([...TUNABLE.map((name) => options[name]), options.class_weight])
  return key(one) === key(other)
}

/** What the recipe strong sets, whatever the data: flags that a repeated run must spell out. */
const STRONG_FLAGS = new Set(Object.keys(strongSetting({ hidden: [], rare_below: 0 }, 1).changes))

/**
 * The command that trains the same model again, without a choice to make.
 *
 * @param options Settled: the recipe is not `auto`.
 */
export function repeatCommand(options: TrainOptions): string {
  const described = describeOptions(options)
  const fallbacks = new Map(
    TRAIN_FLAGS.map((flag) => [
      flagName(flag),
      Array.isArray(flag.fallback) ? flag.fallback.join(',') || 'none' : flag.fallback,
    ]),
  )
  const spelled = Object.entries(described).flatMap(([name, value]) => {
    const isStrong = options.recipe === 'strong' && STRONG_FLAGS.has(name)
    if (value === null || value === false) return []
    if (value === fallbacks.get(name) && !isStrong) return []
    return value === true ? [`--${name}`] : [`--${name} ${quote(String(value))}`]
  })
  return ['pnpm train', ...spelled].join(' ')
}

/** The flags in which a setting differs from the recipe classic, such as `--bins 24 --lr 0.003`. */
export function spellSetting(options: TrainOptions): string {
  const classic = classicTunables()
  return TUNABLE.filter((name) => String(options[name]) !== String(classic[name]))
    .map((name) => `--${name} ${describeOptions(options)[name]}`)
    .join(' ')
}

/** For a POSIX shell. */
function quote(text: string): string {
  return /^[\w./:=,@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
