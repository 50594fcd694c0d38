/** The options of a run as plain values by flag name: for people, for its figures, to run again. */

import { flagName } from '../command-line.ts'
import { TRAIN_FLAGS, type TrainOptions } from '../options.ts'

/** Raised whenever an older version could misread a newer file. */
export const OPTIONS_FORMAT = 1

/** Null: not given, and without a default. */
export type OptionValue = string | number | boolean | null

/**
 * Every option as the command line would take it, lists as text with commas, `none` for an empty
 * one. Without `--config`, whose options are among the others.
 */
export function describeOptions(options: TrainOptions): Record<string, OptionValue> {
  const names = TRAIN_FLAGS.map(flagName).filter((name) => name !== 'config')
  return Object.fromEntries(
    names.map((name) => {
      const value = options[name as keyof TrainOptions] // there is a flag for each option
      return [name, Array.isArray(value) ? value.join(',') || 'none' : (value as OptionValue)]
    }),
  )
}

/** `options.json` of a run, which `pnpm train --config` takes: `{ "format": 1, "epochs": 20, ... }`. */
export function toOptionsJson(options: TrainOptions): string {
  return `${JSON.stringify({ format: OPTIONS_FORMAT, ...describeOptions(options) }, null, 2)}\n`
}
