import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flagName, isSwitch, parseCommand } from '../../../trainer/command-line.ts'
import { requireConsistentOptions } from '../../../trainer/consistent-options.ts'
import { TRAIN_FLAGS, type TrainOptions } from '../../../trainer/options.ts'
import {
  type GivenOptions,
  memberOptions,
  repeatCommand,
  spellSetting,
  trainAlike,
  withSetting,
} from '../../../trainer/tuning/recipe-options.ts'
import { outcomeSettings, strongSetting } from '../../../trainer/tuning/settings.ts'
import { shellWords } from '../../helpers/shell-words.ts'
import { trainOptions } from '../../helpers/train-options.ts'

const STRONG = strongSetting({ hidden: [64, 32], rare_below: 10 }, 9)
const SETTINGS = [...outcomeSettings(1000), STRONG]

/** Options and which flags were given, as a command line tells them. */
function given(...args: readonly string[]): GivenOptions {
  return parseCommand<TrainOptions>({ name: 'train', description: 'Learns.' }, TRAIN_FLAGS, args)
}

/** The options that the printed command stands for. */
function optionsOf(words: readonly string[]): TrainOptions {
  const [pnpm, train, ...args] = words
  expect([pnpm, train]).toEqual(['pnpm', 'train'])
  return trainOptions(...args)
}

describe('withSetting', () => {
  it.each(SETTINGS)('takes all that $name changes where nothing was given', (setting) => {
    expect(withSetting(given('--seed', '7'), setting)).toEqual({
      ...trainOptions('--seed', '7'),
      ...setting.changes,
    })
  })

  it('lets a flag that was given win, even where it says the default', () => {
    const asked = given('--hidden', '64,32', '--lr', '0.5')
    expect(withSetting(asked, SETTINGS[2])).toMatchObject({
      ...SETTINGS[2].changes,
      hidden: [64, 32],
      lr: 0.5,
    })
  })

  it.each([
    { args: ['--warmup', '0.1'], setting: SETTINGS[1], warmup: 0 },
    { args: ['--warmup', '0.1'], setting: SETTINGS[2], warmup: 0.1 },
    { args: ['--schedule', 'one_cycle'], setting: STRONG, warmup: 0 },
    { args: [], setting: STRONG, warmup: 0.02 },
  ])('takes a warm-up of $warmup for $setting.name and $args', ({ args, setting, warmup }) => {
    expect(withSetting(given(...args), setting).warmup).toBe(warmup)
  })
})

describe('memberOptions', () => {
  const asked = trainOptions(
    ...['--hidden', '8', '--epochs', '3', '--class_weight', 'balanced', '--init_from', 'old'],
    ...['--ensemble', '4', '--patience', '2', '--seed', '7', '--data_path', 'mine.csv'],
  )

  it.each(SETTINGS)('is $name as it is, whatever was given of it', (setting) => {
    const plain = trainOptions('--seed', '7', '--data_path', 'mine.csv')
    expect(memberOptions(asked, setting)).toEqual({ ...plain, ...setting.changes })
  })
})

describe('trainAlike', () => {
  const plain = trainOptions()

  it.each([
    { what: 'paths', args: ['--data_path', 'other.csv', '--quiet'], isAlike: true },
    { what: 'the recipe', args: ['--recipe', 'strong'], isAlike: true },
    { what: 'epochs', args: ['--epochs', '21'], isAlike: false },
    { what: 'hidden layers', args: ['--hidden', '64'], isAlike: false },
    { what: 'the teacher', args: ['--teacher', 'committee'], isAlike: false },
    { what: 'class weights', args: ['--class_weight', '2'], isAlike: false },
  ])('is $isAlike of options that differ in $what', ({ args, isAlike }) => {
    expect(trainAlike(plain, trainOptions(...args))).toBe(isAlike)
  })
})

describe('spellSetting', () => {
  it.each([
    { name: 'classic', flags: '' },
    {
      name: 'logistic',
      flags: '--hidden none --dropout 0 --epochs 100 --lr 0.02 --schedule cosine',
    },
    {
      name: 'binned',
      flags:
        '--bins 24 --rare_below 5 --hidden 128 --batch_size 128 --lr 0.003 --schedule cosine ' +
        '--weight_decay 0.1',
    },
  ])('tells what $name changes', ({ name, flags }) => {
    const [setting] = outcomeSettings(1000).filter((setting) => setting.name === name)
    expect(spellSetting(withSetting(given(), setting))).toBe(flags)
  })

  it('tells what a person changed as well', () => {
    expect(spellSetting(trainOptions('--ema', '0.99', '--seed', '7'))).toBe('--ema 0.99')
  })

  it.each(SETTINGS)('is read back as the same setting: $name', (setting) => {
    const spelled = spellSetting(withSetting(given(), setting))
    const words = spelled === '' ? [] : spelled.split(' ')
    expect(trainAlike(trainOptions(...words), withSetting(given(), setting))).toBe(true)
  })
})

describe('repeatCommand', () => {
  it('tells the recipe and what differs from the defaults', () => {
    const options = trainOptions('--recipe', 'classic', '--seed', '7', '--quiet', '--bins', '0')
    expect(repeatCommand(options)).toBe('pnpm train --recipe classic --seed 7 --quiet')
  })

  it('spells out all that the recipe strong sets, also where it says the default', () => {
    const setting = strongSetting({ hidden: [64, 32], rare_below: 0 }, 20)
    const options = { ...withSetting(given(), setting), recipe: 'strong' as const }
    const [words] = shellWords(repeatCommand(options))
    for (const name of Object.keys(setting.changes)) expect(words).toContain(`--${name}`)
    expect(optionsOf(words)).toEqual(options)
  })

  it.each([
    { path: 'plain/path_1.csv', spelled: 'plain/path_1.csv' },
    { path: 'my data.csv', spelled: "'my data.csv'" },
    { path: "it's.csv", spelled: "'it'\\''s.csv'" },
    { path: '$HOME/`x`;"&|.csv', spelled: `'$HOME/\`x\`;"&|.csv'` },
    { path: '~/mine.csv', spelled: "'~/mine.csv'" },
    { path: 'a*b?.csv', spelled: "'a*b?.csv'" },
  ])('quotes $path for a shell', ({ path, spelled }) => {
    const command = repeatCommand(trainOptions('--recipe', 'classic', '--data_path', path))
    expect(command).toBe(`pnpm train --recipe classic --data_path ${spelled}`)
  })

  it('is read back by a shell and the command line as the same options, whatever they are', () => {
    const commands: string[] = []
    const all: TrainOptions[] = []
    fc.assert(
      fc.property(anyFlags, (flags) => {
        const options = trainOptions('--recipe', 'classic', ...flags.flat())
        commands.push(repeatCommand(options))
        all.push(options)
      }),
      { numRuns: 300 },
    )
    expect(shellWords(...commands).map(optionsOf)).toEqual(all)
  })

  it.each(SETTINGS)('can be run: $name', (setting) => {
    const options = {
      ...withSetting(given(), setting),
      recipe: setting === STRONG ? ('strong' as const) : ('classic' as const),
    }
    const [words] = shellWords(repeatCommand(options))
    expect(optionsOf(words)).toEqual(options)
    expect(() => requireConsistentOptions(optionsOf(words))).not.toThrow()
  })
})

/** Some texts that a shell, or the command line, might take for something else. */
const text = fc
  .string({
    minLength: 1,
    maxLength: 8,
    unit: fc.constantFrom(...'aZ0 \'"$`\\!*?~#&;|<>(){}[]=,.-é\n\t'),
  })
  // Flags' own dashes and underscores are alike, wherever a word looks like a flag.
  .filter((text) => !text.startsWith('--') && text.trim() !== '')

/** Values for flags without a rule of their own, or for those named here. */
const VALUES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  model_out: text.map((path) => `${path}.keras`),
  hidden: fc.constantFrom('none', '8', '64,32', '1,2,3'),
  allow_leakage: fc.constantFrom('none', 'a', 'a b,c'),
  class_weight: fc.constantFrom('none', 'balanced', '2.5'),
  threads: fc.constantFrom('auto', '3'),
  cost_per_send: fc.constantFrom('0', '0.5', 'cost of it'),
  value_per_conversion: fc.constantFrom('1e3', 'value'),
}

const anyFlags = fc
  .subarray(TRAIN_FLAGS.filter((flag) => !['config', 'recipe'].includes(flagName(flag))))
  .chain((flags) =>
    fc.tuple(
      ...flags.map((flag) => {
        const name = flagName(flag)
        if (isSwitch(flag)) return fc.constant([`--${name}`])
        return anyValueOf(flag).map((value) => [`--${name}`, value])
      }),
    ),
  )

function anyValueOf(flag: (typeof TRAIN_FLAGS)[number]): fc.Arbitrary<string> {
  const own = VALUES[flagName(flag)]
  if (own) return own
  if (flag.choices) return fc.constantFrom(...flag.choices)
  if (!flag.read) return text
  const numbers = ['0', '1', '2', '7', '100', '0.5', '0.25', '1e-7', '0.0003']
  return fc.constantFrom(...numbers.filter((number) => isTaken(flag, number)))
}

function isTaken(flag: (typeof TRAIN_FLAGS)[number], value: string): boolean {
  try {
    flag.read?.(value)
    return true
  } catch {
    return false
  }
}
