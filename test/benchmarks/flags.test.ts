import { expect, it } from 'vitest'
import { parseCommand } from '../../trainer/command-line.ts'
import { QUALITY_FLAGS, type QualityFlags } from './flags.ts'
import { RECIPES } from './recipes.ts'

const HELP = { name: 'bench quality', description: '' }

it('runs every recipe on every file with five seeds, unless told', () => {
  expect(parseCommand<QualityFlags>(HELP, QUALITY_FLAGS, []).options).toEqual({
    recipes: RECIPES,
    flags: null,
    files: null,
    seeds: 5,
    markdown: null,
  })
})

it('takes files with or without .csv', () => {
  const { options } = parseCommand<QualityFlags>(HELP, QUALITY_FLAGS, ['--files', 'a,b.csv'])

  expect(options.files).toEqual(['a.csv', 'b.csv'])
})
