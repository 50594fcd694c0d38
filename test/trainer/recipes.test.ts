import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../shared/bundle.ts'
import { DEFAULT_SCHEMA } from '../../shared/schema.ts'
import { writeSample } from '../../trainer/data/sample-file.ts'
import { type Ending, runTrain } from '../helpers/train-command.ts'

let folder: string

/** With rows of every part of the split. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presend-recipes-'))
  await writeSample(join(folder, 'sample.csv'), { rows: 700, seed: 3, missingRate: 0.05 })
  const [header, ...lines] = (await readFile(join(folder, 'sample.csv'), 'utf8'))
    .trimEnd()
    .split('\n')
  const parted = lines.map((line, row) => `${line},${partOf(row)}`)
  await writeFile(join(folder, 'history.csv'), `${[`${header},part`, ...parted].join('\n')}\n`)
  await writeFile(join(folder, 'schema.json'), JSON.stringify({ ...DEFAULT_SCHEMA, split: 'part' }))
})

afterAll(() => rm(folder, { recursive: true }))

function partOf(row: number): string {
  return row % 5 === 0 ? 'test' : row % 7 === 0 ? 'validation' : 'train'
}

function train(out: string, ...flags: string[]): Promise<Ending> {
  const data = ['--data_path', join(folder, 'history.csv'), '--schema', join(folder, 'schema.json')]
  return runTrain(join(folder, out), ...data, ...flags)
}

/** What the worker would serve, the times in the manifest left out. */
async function artefactsOf(out: string): Promise<string[]> {
  const files = ['weights.bin', 'model.json', 'preprocessing.json']
  const contents = await Promise.all(files.map((file) => readFile(join(folder, out, 'edge', file))))
  return contents.map((content) => createHash('sha256').update(content).digest('hex'))
}

async function trainingOf(out: string): Promise<Manifest['training']> {
  const manifest = await readFile(join(folder, out, 'edge/manifest.json'), 'utf8')
  return (JSON.parse(manifest) as Manifest).training
}

// biome-ignore lint/suspicious/noExplicitAny: figures are looked up by the paths people use
async function figuresOf(out: string): Promise<any> {
  return JSON.parse(await readFile(join(folder, `${out}-timed/metrics.json`), 'utf8'))
}

describe('--recipe auto', { timeout: 120_000 }, () => {
  it('tells what it chose, against what, and is repeated to the bit by the command it prints', async () => {
    const { code, stdout } = await train('auto', '--recipe', 'auto', '--threads', '2')
    expect(code).toBe(0)
    const { tuning, data } = await figuresOf('auto')
    // Its history names its validation rows, so that they are used, few as they are.
    expect(data.warnings).toContainEqual(
      expect.objectContaining({ kind: 'few_positives', part: 'validation' }),
    )
    expect(tuning.settings.map(({ name }: { name: string }) => name).sort()).toEqual([
      'binned',
      'classic',
      'logistic',
      'regularised',
      'strong',
    ])
    expect(tuning.settings[0]).toMatchObject({ status: 'chosen', loss_above: null })
    const losses = tuning.settings.map(({ log_loss }: { log_loss: number }) => log_loss)
    expect(losses).toEqual(losses.toSorted((one: number, other: number) => one - other))

    const [, command] = /without a choice: pnpm train (.*)\n/.exec(stdout) ?? []
    const flags = command.split(' ').filter((word) => word !== '')
    const again = flags.map((word) => word.replace(join(folder, 'auto'), join(folder, 'again')))
    await train('again', ...again, '--threads', '1')
    expect(await artefactsOf('again')).toEqual(await artefactsOf('auto'))
  })

  it('is repeated by the command it prints where a setting without a teacher wins, too', async () => {
    // Without a split column: a taught network would learn from validation rows as well.
    const history = ['--data_path', join(folder, 'sample.csv')]
    const flags = ['--recipe', 'auto', '--teacher', 'none', '--epochs', '3']
    const { stdout } = await runTrain(join(folder, 'untaught'), ...history, ...flags)
    const [, command] = /without a choice: pnpm train (.*)\n/.exec(stdout) ?? []
    expect(command).not.toContain('--teacher')
    const again = command
      .split(' ')
      .map((word) => word.replace(join(folder, 'untaught'), join(folder, 'untaught-again')))
    await runTrain(join(folder, 'untaught-again'), ...again)
    expect(await artefactsOf('untaught-again')).toEqual(await artefactsOf('untaught'))
    expect((await figuresOf('untaught')).run.rows.validation).toBeGreaterThan(0)
  })

  it('decides on training rows alone: other test rows change nothing but the figures', async () => {
    await train('original', '--recipe', 'auto')
    const lines = (await readFile(join(folder, 'history.csv'), 'utf8')).trimEnd().split('\n')
    const altered = lines.map((line) =>
      line.replace(/,([01]),test$/, (_, label) => `,${1 - Number(label)},test`),
    )
    await writeFile(join(folder, 'altered.csv'), `${altered.join('\n')}\n`)
    const data = ['--data_path', join(folder, 'altered.csv')]
    // Such labels are worse than the base rate, which is what the gate is for.
    const { code } = await train('altered', '--recipe', 'auto', ...data)
    expect(code).toBe(3)
    const some = lines.map((line, row) =>
      row % 50 === 1
        ? line.replace(/,([01]),test$/, (_, label) => `,${1 - Number(label)},test`)
        : line,
    )
    await writeFile(join(folder, 'some.csv'), `${some.join('\n')}\n`)
    await train('some', '--recipe', 'auto', '--data_path', join(folder, 'some.csv'))
    expect(await artefactsOf('some')).toEqual(await artefactsOf('original'))
    const [first, second] = [await figuresOf('original'), await figuresOf('some')]
    expect(second.tuning.settings).toEqual(first.tuning.settings)
    expect(second.candidates[0].log_loss.value).not.toBe(first.candidates[0].log_loss.value)
  })

  it('lets given options win, in every setting', async () => {
    const { stdout } = await train('given', '--recipe', 'auto', '--hidden', '8', '--epochs', '2')
    expect(stdout).toMatch(/Training a \d+-8-1 network/)
    const { tuning } = await figuresOf('given')
    for (const { flags } of tuning.settings) {
      expect(flags).toContain('--hidden 8')
      expect(flags).toContain('--epochs 2')
    }
  })

  it('says that a run which the clock cut short cannot be repeated', async () => {
    const { code, stdout } = await train('cut', '--recipe', 'auto', '--tune_seconds', '0.001')
    expect(code).toBe(0)
    expect(stdout).toContain('another run may choose another model')
    expect(stdout).toContain('Taking the recipe classic: nothing could be told')
    expect(await trainingOf('cut')).toMatchObject({ recipe: 'classic', is_reproducible: false })
  })

  it.each([
    [['--init_from', 'auto/edge'], 'continues'],
    [['--engine', 'tfjs', '--backend', 'wasm', '--epochs', '1'], 'very long'],
  ])('is the recipe classic with %j, and says so', async (flags, reason) => {
    const paths = flags.map((flag) => (flag === 'auto/edge' ? join(folder, flag) : flag))
    const { code, stdout } = await train('fallback', '--recipe', 'auto', ...paths)
    expect([code, stdout]).toEqual([0, expect.stringContaining(reason)])
    expect(await trainingOf('fallback')).toMatchObject({ recipe: 'classic', teacher: 'none' })
  })
})

describe('--recipe classic', { timeout: 60_000 }, () => {
  it('tries nothing: the network of the defaults', async () => {
    const { stdout } = await train('classic')
    expect(stdout).toContain('Training a 22-64-32-1 network')
    expect((await figuresOf('classic')).tuning).toBeNull()
  })
})

describe('--recipe strong', { timeout: 60_000 }, () => {
  it.each([
    ['--class_weight', '2'],
    ['--init_from', 'models/edge'],
  ])('refuses %s', async (...flags) => {
    const { code, stderr } = await train('refused', '--recipe', 'strong', ...flags)
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`Expected ${flags[0]} together with`),
    ])
  })

  it('refuses a budget that is too small for anything', async () => {
    const { code, stderr } = await train('poor', '--recipe', 'strong', '--tune_budget', '1000')
    expect([code, stderr]).toEqual([2, expect.stringMatching(/at least \d+, which 200 rows take/)])
  })
})
