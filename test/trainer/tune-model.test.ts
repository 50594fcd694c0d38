import { availableParallelism } from 'node:os'
import { beforeAll, describe, expect, it } from 'vitest'
import { encodedWidth } from '../../shared/encode.ts'
import { requireConsistentOptions } from '../../trainer/consistent-options.ts'
import { startEngine } from '../../trainer/model/engines.ts'
import type { PreparedData } from '../../trainer/prepare-data.ts'
import { lessonSize } from '../../trainer/teaching/lesson.ts'
import { type TunedModel, tuneModel } from '../../trainer/tune-model.ts'
import { searchWork } from '../../trainer/tuning/budget.ts'
import { expectFailure } from '../helpers/expect-failure.ts'
import { givenOptions, preparedSample, withOtherOutcomes } from '../helpers/prepared-sample.ts'
import { shellWords } from '../helpers/shell-words.ts'

/** What `tuneModel` left, and what it said. */
type Outcome = TunedModel & { readonly said: string; readonly clockReadings: number }

let data: PreparedData
/** Training rows, and the validation rows that nobody asked for. */
let pool: Int32Array

beforeAll(async () => {
  data = await preparedSample(320)
  pool = Int32Array.from([...data.split.train, ...data.split.validation]).sort()
})

/** Tunes as these flags ask, with a clock that jumps by so many seconds whenever it is read. */
async function tune(
  flags: readonly string[],
  {
    on = data,
    secondsAt = () => 0,
  }: { on?: PreparedData; secondsAt?: (call: number) => number } = {},
): Promise<Outcome> {
  const asked = givenOptions(...flags)
  const lines: string[] = []
  let clockReadings = 0
  const tuned = await tuneModel(on, asked, await startEngine(asked.options), {
    print: (line) => lines.push(line),
    isTerminal: false,
    now: () => new Date(1000 * secondsAt(clockReadings++)),
  })
  return { ...tuned, said: lines.join('\n'), clockReadings }
}

/** What decides the model, but for flags that name threads. */
function decisionsOf({ lesson, preprocessing, outOfFold, tuning }: TunedModel) {
  return { lesson, preprocessing, outOfFold, tuning: { ...tuning, command: null } }
}

function settingsOf({ tuning }: TunedModel): Record<string, string> {
  return Object.fromEntries((tuning?.settings ?? []).map(({ name, status }) => [name, status]))
}

/** The flags of the command that makes the same model again. */
function repeatFlags({ tuning }: TunedModel): string[] {
  const [[, , ...flags]] = shellWords(tuning?.command ?? '')
  return flags
}

/** Outcomes turned so that so many rows that are learned from are positive. */
function withTrainingPositives(count: number): PreparedData {
  const { labels } = data.dataset
  let positives = 0
  const turned = pool.filter((row) => labels[row] === 1 && positives++ >= count)
  return withOtherOutcomes(data, turned)
}

describe('tuneModel with the recipe auto', { timeout: 60_000 }, () => {
  let auto: Outcome

  beforeAll(async () => {
    auto = await tune(['--threads', '1'])
  })

  it('tries every setting, on folds of all training rows', () => {
    const { tuning } = auto
    expect(Object.keys(settingsOf(auto)).sort()).toEqual([
      ...['binned', 'classic', 'logistic', 'regularised', 'strong'],
    ])
    expect(tuning).toMatchObject({ recipe: 'auto', rows: pool.length, folds: 5 })
  })

  it('chooses the lowest log loss', () => {
    const losses = (auto.tuning?.settings ?? []).map(({ logLoss }) => logLoss ?? Infinity)
    expect(losses).toEqual(losses.toSorted((one, other) => one - other))
    expect(auto.tuning?.settings[0]).toMatchObject({ status: 'chosen', lossAbove: null })
    const [best, second] = auto.tuning?.settings ?? []
    expect(second.lossAbove?.value).toBeCloseTo((second.logLoss ?? 0) - (best.logLoss ?? 0), 9)
  })

  it('learns from validation rows too, and has logits of each row by networks that have not seen it', () => {
    const rows = auto.outOfFold?.model.rows.flatMap((fold) => [...fold]) ?? []
    expect(rows.sort((one, other) => one - other)).toEqual([...pool])
    expect([...auto.split.train]).toEqual([...pool])
    expect(auto.learnsAll).toBe(true)
  })

  it('settles the recipe', () => {
    expect(auto.options).toMatchObject({ recipe: 'strong', teacher: 'committee' })
    expect(auto.isReproducible).toBe(true)
  })

  it('teaches real and mixed customers by probabilities', () => {
    const labels = auto.lesson?.labels ?? new Float32Array()
    expect(labels).toHaveLength(lessonSize(pool.length))
    expect(auto.lesson?.inputs).toBe(encodedWidth(auto.preprocessing))
    expect(Math.min(...labels)).toBeGreaterThan(0)
    expect(Math.max(...labels)).toBeLessThan(1)
  })

  it('has a committee better than any of its members, whose shares add up to 1', () => {
    const { members, logLoss } = auto.tuning?.committee ?? { members: [], logLoss: Infinity }
    expect(members.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(logLoss).toBeLessThan(Math.min(...members.map((member) => member.logLoss)))
  })

  it.runIf(availableParallelism() > 1)('is the same on two threads', async () => {
    const other = await tune(['--threads', '2'])
    expect(decisionsOf(other)).toEqual(decisionsOf(auto))
  })

  it('does not look at the outcomes of test rows', async () => {
    const on = withOtherOutcomes(data, data.split.test)
    expect(await tune(['--threads', '1'], { on })).toEqual(auto)
  })

  it('does not look at those of validation rows either, where somebody asked for them', async () => {
    const flags = ['--threads', '1', '--validation_size', '0.1']
    const tuned = await tune(flags)
    const on = withOtherOutcomes(data, data.split.validation)
    expect(await tune(flags, { on })).toEqual(tuned)
    expect(tuned).toMatchObject({ learnsAll: false, split: data.split })
  })

  it('looks at those of training rows', async () => {
    const on = withOtherOutcomes(data, data.split.train.slice(0, 1))
    const other = await tune(['--threads', '1'], { on })
    expect(other.tuning?.settings).not.toEqual(auto.tuning?.settings)
    expect(other.lesson?.labels).not.toEqual(auto.lesson?.labels)
  })

  it('is another for another seed', async () => {
    const other = await tune(['--threads', '1', '--seed', '2'])
    expect(other.lesson?.labels).not.toEqual(auto.lesson?.labels)
  })

  it('prints a command that teaches the same lesson, without a choice', async () => {
    const again = await tune(repeatFlags(auto))
    const { lesson, preprocessing, options, outOfFold } = auto
    expect(again).toMatchObject({ lesson, preprocessing, options, outOfFold })
    expect(settingsOf(again)).toEqual({ strong: 'chosen' })
    expect(auto.said).toContain(`without a choice: ${auto.tuning?.command}`)
  })
})

describe('tuneModel with other flags', { timeout: 60_000 }, () => {
  it('lets a given flag win in every setting', async () => {
    const tuned = await tune(['--hidden', '8', '--epochs', '2'])
    for (const { flags } of tuned.tuning?.settings ?? []) {
      expect(flags).toContain('--hidden 8')
      expect(flags).toContain('--epochs 2')
    }
    expect(tuned.options).toMatchObject({ hidden: [8], epochs: 2 })
    expect(Object.keys(settingsOf(tuned))).toHaveLength(5)
  })

  it('has the same committee, whatever is given of the network it teaches', async () => {
    const [one, other] = [
      await tune(['--recipe', 'strong', '--hidden', '8', '--epochs', '1']),
      await tune(['--recipe', 'strong', '--hidden', '4', '--lr', '0.1', '--epochs', '2']),
    ]
    expect(other.tuning?.committee).toEqual(one.tuning?.committee)
    expect(other.lesson?.labels).toEqual(one.lesson?.labels)
  })

  it('serves what was asked for, however large', async () => {
    const tuned = await tune(['--hidden', '700,100', '--epochs', '1'])
    expect(Object.values(settingsOf(tuned))).not.toContain('too_large')
    expect(tuned.options.hidden).toEqual([700, 100])
  })

  it('drops the setting strong where classes are weighed: a committee knows no weights', async () => {
    const tuned = await tune(['--class_weight', 'balanced', '--epochs', '2'])
    expect(Object.keys(settingsOf(tuned)).sort()).toEqual([
      ...['binned', 'classic', 'logistic', 'regularised'],
    ])
    expect(tuned.options).toMatchObject({ recipe: 'classic', class_weight: 'balanced' })
  })

  it('drops the setting strong where the network is to have no teacher', async () => {
    const tuned = await tune(['--teacher', 'none', '--epochs', '2'])
    expect(Object.keys(settingsOf(tuned)).sort()).toEqual([
      ...['binned', 'classic', 'logistic', 'regularised'],
    ])
    expect(tuned.options).toMatchObject({ recipe: 'classic', teacher: 'none' })
  })

  it('tries nothing but the setting strong where the network is to have a teacher', async () => {
    const tuned = await tune(['--teacher', 'committee', '--epochs', '1'])
    expect(settingsOf(tuned)).toEqual({ strong: 'chosen' })
    expect(tuned.options).toMatchObject({ recipe: 'strong', teacher: 'committee' })
  })

  it('looks at some rows for a budget, and asks a committee of all rows in the end', async () => {
    const budget = searchWork(220)
    expect(data.split.train.length).toBeGreaterThan(220)
    const tuned = await tune(['--recipe', 'strong', '--tune_budget', String(budget)])
    expect(tuned.tuning?.rows).toBe(220)
    expect(tuned.lesson?.labels).toHaveLength(lessonSize(data.split.train.length))
    // So few rows are no stand-in for validation rows.
    expect(tuned.learnsAll).toBe(false)
    expect(tuned.outOfFold?.model.rows.flatMap((fold) => [...fold])).toHaveLength(220)
    expect(tuned.options.tune_budget).toBe(budget)
  })

  it.each([
    { flags: ['--tune_budget', String(searchWork(220))], what: 'a budget' },
    { flags: ['--schedule', 'constant', '--warmup', '0.1'], what: 'a warm-up' },
    { flags: ['--tune_seconds', '1000'], what: 'a time limit' },
  ])('prints a command that can be run, though $what was given', async ({ flags }) => {
    const tuned = await tune([...flags, '--teacher', 'none', '--epochs', '1'])
    expect(tuned.options.recipe).toBe('classic')
    const { options } = givenOptions(...repeatFlags(tuned))
    expect(options).toEqual(tuned.options)
    expect(() => requireConsistentOptions(options)).not.toThrow()
  })

  it.each(['one_cycle', 'constant'])(
    'prints a command that can be run, though the taught network has the schedule %s',
    async (schedule) => {
      const tuned = await tune(['--recipe', 'strong', '--schedule', schedule, '--epochs', '1'])
      const { options } = givenOptions(...repeatFlags(tuned))
      expect(options).toEqual(tuned.options)
      expect(() => requireConsistentOptions(options)).not.toThrow()
    },
  )

  it('cross-validates on as many folds as asked for', async () => {
    const tuned = await tune(['--folds', '3', '--epochs', '1'])
    expect(tuned.tuning?.folds).toBe(3)
    expect(tuned.outOfFold?.model.rows).toHaveLength(3)
  })
})

describe('tuneModel with a time limit', { timeout: 60_000 }, () => {
  // One thread: which settings are done by then is the same every time.
  const flags = ['--threads', '1', '--tune_seconds', '10']

  it('takes what was tried by then', async () => {
    // The logistic regression has 100 epochs on each of five folds.
    const tuned = await tune(flags, { secondsAt: (call) => (call > 520 ? 100 : 0) })
    expect(settingsOf(tuned)).toEqual({
      ...{ logistic: 'chosen', classic: 'cut', binned: 'cut', regularised: 'cut', strong: 'cut' },
    })
    expect(tuned.isReproducible).toBe(false)
    expect(tuned.tuning?.isReproducible).toBe(false)
    expect(tuned.options).toMatchObject({ recipe: 'classic', hidden: [], tune_seconds: null })
    expect(tuned.said).toContain('another run may choose another model')
    expect(repeatFlags(tuned)).not.toContain('--tune_seconds')
  })

  it('is the recipe classic where nothing was', async () => {
    const tuned = await tune(flags, { secondsAt: (call) => 11 * call })
    expect(tuned).toMatchObject({ tuning: null, lesson: null, isReproducible: false })
    expect(tuned.options).toMatchObject({ recipe: 'classic', teacher: 'none', hidden: [64, 32] })
    expect(tuned.said).toContain('Taking the recipe classic: nothing could be told')
  })

  it.each([
    { during: 'trees', readings: 820 },
    { during: 'the taught networks', readings: -100 },
  ])('does without the setting strong where it was up during $during', async ({ readings }) => {
    const { clockReadings } = await tune(flags)
    const last = readings < 0 ? clockReadings + readings : readings
    const tuned = await tune(flags, { secondsAt: (call) => (call > last ? 100 : 0) })
    expect(Object.entries(settingsOf(tuned)).filter(([, status]) => status === 'cut')).toEqual([
      ['strong', 'cut'],
    ])
    expect(tuned.lesson).toBeNull()
  })

  it('changes nothing where the time was not up', async () => {
    const limited = await tune(flags)
    const free = await tune(['--threads', '1'])
    const { lesson, preprocessing, outOfFold, options } = free
    expect(limited).toMatchObject({ lesson, preprocessing, outOfFold, options })
    expect(limited.isReproducible).toBe(false)
  })
})

describe('tuneModel without a search', () => {
  const CLASSIC = givenOptions('--recipe', 'classic').options

  it.each([
    { flags: ['--init_from', 'old'], reason: 'an earlier model has its own network' },
    { flags: ['--engine', 'tfjs', '--backend', 'wasm'], reason: 'trying settings with' },
  ])('takes the recipe classic for $flags', async ({ flags, reason }) => {
    const tuned = await tune(flags)
    expect(tuned.said).toContain(`Taking the recipe classic: ${reason}`)
    expect(tuned.options).toEqual({ ...givenOptions(...flags).options, recipe: 'classic' })
    expect(tuned).toMatchObject({ lesson: null, outOfFold: null, tuning: null })
    expect(tuned.preprocessing).toBe(data.preprocessing)
  })

  it('takes the recipe classic where positives are too few', async () => {
    const tuned = await tune([], { on: withTrainingPositives(4) })
    expect(tuned.said).toBe(
      'Taking the recipe classic: there are too few training rows of one outcome to try settings on.',
    )
    expect(tuned.options).toEqual(CLASSIC)
    expect(tuned).toMatchObject({ lesson: null, outOfFold: null, tuning: null })
  })

  it.each([
    { flags: ['--tune_budget', '100000000'] },
    { flags: ['--tune_seconds', '5'] },
    { flags: ['--teacher', 'committee'] },
  ])(
    'leaves options that can be run again where positives are too few for $flags',
    async ({ flags }) => {
      const tuned = await tune(flags, { on: withTrainingPositives(4) })
      expect(tuned.options).toEqual(CLASSIC)
    },
  )

  it.each([
    ['--recipe', 'strong'],
    ['--recipe', 'classic', '--teacher', 'committee'],
  ])('refuses too few positives where a committee was insisted on: %j', async (...flags) => {
    await expectFailure(
      () => tune(flags, { on: withTrainingPositives(4) }),
      'invalid-data',
      'Expected at least 5 customers (or groups) with each outcome, one for each fold. ' +
        `Received 4 with a positive and ${pool.length - 4} with a negative row. ` +
        'Use a smaller --folds.',
    )
  })

  it('changes nothing of the recipe classic', async () => {
    const tuned = await tune(['--recipe', 'classic'])
    expect(tuned.said).toBe('')
    expect(tuned.options).toEqual(CLASSIC)
    expect(tuned.preprocessing).toBe(data.preprocessing)
    expect(tuned.tuning).toBeNull()
  })

  it('trains the network of the recipe strong on outcomes where it has no teacher', async () => {
    const tuned = await tune(['--recipe', 'strong', '--teacher', 'none'])
    expect(tuned.options).toMatchObject({ recipe: 'strong', hidden: [128, 64], bins: 24 })
    expect(tuned.lesson).toBeNull()
    expect(encodedWidth(tuned.preprocessing)).toBeGreaterThan(encodedWidth(data.preprocessing))
  })
})
