/** Named ways to call `pnpm train`, which `pnpm bench quality` holds against each other. */

import { parseCommand, Refusal } from '../../trainer/command-line.ts'
import { TRAIN_FLAGS } from '../../trainer/options.ts'

export interface Recipe {
  readonly name: string
  /** As on the command line; data, schema and seed are the benchmark's. */
  readonly flags: readonly string[]
}

export const RECIPES: readonly Recipe[] = [
  { name: 'classic', flags: ['--recipe', 'classic'] },
  { name: 'strong', flags: ['--recipe', 'strong'] },
  { name: 'auto', flags: ['--recipe', 'auto'] },
]

const NAMES = RECIPES.map(({ name }) => name)

/**
 * Reads `classic,auto`.
 *
 * @throws Refusal for a name that is not among `RECIPES`.
 */
export function readRecipes(text: string): Recipe[] {
  return text.split(',').map((wanted) => {
    const recipe = RECIPES.find(({ name }) => name === wanted)
    if (recipe) return recipe
    throw new Refusal(`names out of ${NAMES.join(', ')}`, text)
  })
}

/**
 * Reads recipes of the moment: `wide: --hidden 128,64 --ensemble 3; slow: --lr 1e-4`. No value may
 * hold a space or a semicolon.
 *
 * @throws Refusal where a name is missing, or taken by `RECIPES` or twice.
 * @throws Failure `invalid-usage` for flags that `pnpm train` would refuse.
 */
export function readAdHocRecipes(text: string): Recipe[] {
  const recipes = text.split(';').map((recipe) => {
    const [, name, flags] = /^\s*([\w.-]+):(.*)$/.exec(recipe) ?? []
    if (name === undefined) throw new Refusal('"NAME: --hidden 128,64 --ensemble 3"', text)
    return { name, flags: flags.split(/\s+/).filter((word) => word !== '') }
  })
  const names = [...NAMES, ...recipes.map(({ name }) => name)]
  if (new Set(names).size < names.length) {
    throw new Refusal(`names that differ, also from ${NAMES.join(', ')}`, text)
  }
  for (const { flags } of recipes)
    parseCommand({ name: 'train', description: '' }, TRAIN_FLAGS, flags)
  return recipes
}
