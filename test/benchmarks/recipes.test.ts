import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../trainer/command-line.ts'
import { TRAIN_FLAGS } from '../../trainer/options.ts'
import { RECIPES, readAdHocRecipes, readRecipes } from './recipes.ts'

it.each(RECIPES)('pnpm train takes the flags of $name', ({ flags }) => {
  expect(() => parseCommand({ name: 'train', description: '' }, TRAIN_FLAGS, flags)).not.toThrow()
})

describe('readRecipes', () => {
  it('finds recipes by name, in the order given', () => {
    expect(readRecipes('strong,classic')).toEqual([
      { name: 'strong', flags: ['--recipe', 'strong'] },
      { name: 'classic', flags: ['--recipe', 'classic'] },
    ])
  })

  it.each(['', 'classical', 'classic, strong'])('refuses "%s"', (text) => {
    expect(() => readRecipes(text)).toThrow('expected names out of classic, strong')
  })
})

describe('readAdHocRecipes', () => {
  it.each([
    { text: 'wide: --hidden 128,64', expected: [{ name: 'wide', flags: ['--hidden', '128,64'] }] },
    { text: 'plain:', expected: [{ name: 'plain', flags: [] }] },
    {
      text: 'a: --lr 1e-4; b.2:  --quiet ',
      expected: [
        { name: 'a', flags: ['--lr', '1e-4'] },
        { name: 'b.2', flags: ['--quiet'] },
      ],
    },
  ])('reads "$text"', ({ text, expected }) => {
    expect(readAdHocRecipes(text)).toEqual(expected)
  })

  it.each([
    { text: '--hidden 128,64', expected: 'expected "NAME: --hidden 128,64 --ensemble 3"' },
    { text: 'a: --quiet;', expected: 'expected "NAME: --hidden 128,64 --ensemble 3"' },
    { text: 'classic: --quiet', expected: 'expected names that differ' },
    { text: 'a: --quiet; a: --quiet', expected: 'expected names that differ' },
    { text: 'a: --hiden 128', expected: "unknown option '--hiden'" },
    { text: 'a: --lr fast', expected: '--lr: expected a number' },
  ])('refuses "$text"', ({ text, expected }) => {
    expect(() => readAdHocRecipes(text)).toThrow(expected)
  })
})
