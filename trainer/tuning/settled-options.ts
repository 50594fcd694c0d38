/** What is left of the options once the recipe is settled. */

import type { TrainOptions } from '../options.ts'
import type { Trial } from './choice.ts'

/** Why a search makes no sense; null where it does, or where nobody asked for one. */
export function whyNoSearch({ recipe, init_from, engine }: TrainOptions) {
  if (recipe !== 'auto') return null
  if (init_from !== null) return 'init_from' as const
  return engine === 'tfjs' ? ('tfjs' as const) : null
}

/** The recipe classic instead of `auto`, of which only a teacher is left. */
export function withoutSearch(options: TrainOptions): TrainOptions {
  return options.teacher === 'none' ? classicOptions(options) : { ...options, recipe: 'classic' }
}

/** The recipe classic, which learns from outcomes and takes no limits of a search. */
export function classicOptions(options: TrainOptions): TrainOptions {
  const noSearch = { tune_budget: null, tune_seconds: null }
  return { ...options, recipe: 'classic', teacher: 'none', ...noSearch }
}

/** As a person would have to give them. */
export function finalOptions({ name, options }: Trial): TrainOptions {
  if (name !== 'strong') return classicOptions(options)
  const recipe = options.recipe === 'auto' ? 'strong' : options.recipe
  // What was tried until the time was up does not matter any more.
  return { ...options, recipe, tune_seconds: null }
}
