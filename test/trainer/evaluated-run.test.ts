import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../shared/bundle.ts'
import { DEFAULT_SCHEMA } from '../../shared/schema.ts'
import { writeSample } from '../../trainer/data/sample-file.ts'
import { verifyBundle } from '../../trainer/export/verification.ts'
import { createRandom } from '../../trainer/random.ts'
import { findKeptFaults } from '../helpers/kept-figures-faults.ts'
import { largestDifference } from '../helpers/largest-difference.ts'
import { shownFigures } from '../helpers/shown-figures.ts'
import { type Ending, runTrain } from '../helpers/train-command.ts'

/** What overfits: a wide network without dropout that sees few rows many times. */
const OVERFIT = ['--hidden', '128', '--dropout', '0', '--epochs', '120', '--lr', '0.01']

let folder: string
let lines: string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presend-evaluated-'))
  await writeSample(join(folder, 'sample.csv'), { rows: 3000, seed: 3, missingRate: 0 })
  lines = (await readFile(join(folder, 'sample.csv'), 'utf8')).trimEnd().split('\n')
})

afterAll(() => rm(folder, { recursive: true }))

function train(out: string, ...flags: string[]): Promise<Ending> {
  return runTrain(join(folder, out), '--epochs', '6', ...flags)
}

/** The sample, each row edited as its cells, with more columns at its end. */
async function writeHistory(
  name: string,
  columns: readonly string[],
  edit: (cells: string[], row: number) => string[],
): Promise<string> {
  const [header, ...rows] = lines
  const edited = rows.map((line, row) => edit(line.split(','), row).join(','))
  const path = join(folder, name)
  await writeFile(path, `${[[header, ...columns].join(','), ...edited].join('\n')}\n`)
  return path
}

async function writeSchema(name: string, changes: object): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, JSON.stringify({ ...DEFAULT_SCHEMA, ...changes }))
  return path
}

/** biome-ignore lint/suspicious/noExplicitAny: figures are looked up by the paths people use. */
async function figuresOf(out: string): Promise<any> {
  return JSON.parse(await readFile(join(folder, `${out}-timed/metrics.json`), 'utf8'))
}

async function manifestOf(out: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, out, 'edge/manifest.json'), 'utf8'))
}

/** By customer. */
async function probabilitiesOf(out: string): Promise<Map<string, number>> {
  const csv = await readFile(join(folder, out, 'predictions.csv'), 'utf8')
  const rows = csv.trimEnd().split('\n').slice(1)
  return new Map(rows.map((row) => [row.split(',')[0], Number(row.split(',')[2])]))
}

function logitOf(probability: number): number {
  return Math.log(probability / (1 - probability))
}

const LABEL = 9

describe('a leak', () => {
  const leak = { name: 'sent_coupon', type: 'integer', missing: false }

  it('stops the run by name, unless it is allowed', async () => {
    const path = await writeHistory('leak.csv', ['sent_coupon'], (cells) => [
      ...cells,
      String(7 + 5 * Number(cells[LABEL])),
    ])
    const schema = await writeSchema('leak.json', { features: [...DEFAULT_SCHEMA.features, leak] })
    const flags = ['--data_path', path, '--schema', schema]

    const { code, stderr } = await train('leak', ...flags)
    expect([code, stderr]).toEqual([3, expect.stringContaining('sent_coupon')])
    expect(stderr).toContain('--allow_leakage sent_coupon')

    const allowed = await train('leak', ...flags, '--allow_leakage', 'sent_coupon')
    expect([allowed.code, allowed.stdout]).toEqual([0, expect.stringContaining('sent_coupon')])
    expect((await figuresOf('leak')).data.leaks).toMatchObject([{ feature: 'sent_coupon' }])
  })
})

describe('a group for whom probabilities are off', () => {
  it('is named in the terminal, in metrics.json and on the page', async () => {
    const random = createRandom(1, 'shift')
    // Only test rows are shifted: nobody could have learned it.
    const path = await writeHistory('shift.csv', ['part'], (cells, row) => {
      const isTest = row % 4 === 0
      const isShifted = isTest && cells[7] === 'M' && random.uniform() < 0.4
      return [...cells.with(LABEL, isShifted ? '1' : cells[LABEL]), isTest ? 'test' : 'train']
    })
    const schema = await writeSchema('shift.json', { split: 'part' })

    const { stdout } = await train('shift', '--data_path', path, '--schema', schema)

    expect(stdout).toMatch(/Weaker for .*gender M/)
    const { groups } = await figuresOf('shift')
    const gender = groups.find(({ column }: { column: string }) => column === 'gender')
    const warned = gender.groups.filter(({ warnings }: { warnings: [] }) => warnings.length > 0)
    expect(warned).toMatchObject([{ name: 'M', warnings: [{ kind: 'calibration' }] }])
    const page = await readFile(join(folder, 'shift-timed/report.html'), 'utf8')
    expect(page).toContain('group of customers')
  })
})

describe('labels that nothing tells', () => {
  async function randomLabels(): Promise<string> {
    const random = createRandom(2, 'labels')
    return writeHistory('chance.csv', [], (cells) =>
      cells.with(LABEL, random.uniform() < 0.3 ? '1' : '0'),
    )
  }

  it('give a model that says it is no better than chance', async () => {
    const { stdout } = await train('chance', '--data_path', await randomLabels())
    expect(stdout).toContain('Its ranking cannot be told from chance')
    expect((await figuresOf('chance')).quality.band).toBe('poor')
    const page = await readFile(join(folder, 'chance-timed/report.html'), 'utf8')
    expect(page).toContain('The network ranks no better than chance')
  })

  it('stop the run where probabilities mislead more than none, and leave the old bundle', async () => {
    const path = await randomLabels()
    await train('gate', '--data_path', path)
    const before = await manifestOf('gate')

    const overfit = [...OVERFIT, '--calibration', 'off']
    const { code, stderr } = await train('gate', '--data_path', path, ...overfit)

    expect([code, stderr]).toEqual([3, expect.stringContaining("at most the base rate's")])
    expect(await manifestOf('gate')).toEqual(before)
  })
})

describe('calibration', () => {
  it('mends a network that is too sure of itself, in the weights that are served', async () => {
    const data = ['--data_path', join(folder, 'sample.csv')]
    const flags = [...data, '--dropout', '0', '--epochs', '60', '--lr', '0.01', '--hidden', '64']
    await train('sure', ...flags, '--calibration', 'off')
    await train('mended', ...flags)

    const { calibration } = await figuresOf('mended')
    expect(calibration).toMatchObject({ is_kept: true, fitted_on: 'out_of_fold' })
    expect(calibration.after.log_loss).toBeLessThan(calibration.before.log_loss - 0.08)
    const [sure, mended] = [await probabilitiesOf('sure'), await probabilitiesOf('mended')]
    const mapped = [...sure.values()].map(
      (probability) => calibration.slope * logitOf(probability) + calibration.intercept,
    )
    expect(largestDifference([...mended.values()].map(logitOf), mapped)).toBeLessThan(1e-4)
  }, 60_000)

  it('is left out where it is not wanted', async () => {
    await train('off', '--data_path', join(folder, 'sample.csv'), '--calibration', 'off')
    expect((await figuresOf('off')).calibration.is_kept).toBe(false)
  })
})

describe('class weights', () => {
  it.each(['balanced', '4'])('of %s leave the probabilities true', async (weight) => {
    const data = ['--data_path', join(folder, 'sample.csv'), '--calibration', 'off']
    await train('plain', ...data, '--epochs', '20')
    await train('weighted', ...data, '--epochs', '20', '--class_weight', weight)
    const meanOf = async (out: string) => {
      const values = [...(await probabilitiesOf(out)).values()]
      return values.reduce((sum, value) => sum + value, 0) / values.length
    }
    expect(await meanOf('weighted')).toBeCloseTo(await meanOf('plain'), 1)
    const { candidates } = await figuresOf('weighted')
    expect(candidates[0].expected_calibration_error).toBeLessThan(0.06)
  })
})

describe('the figures in a bundle', () => {
  it.each([
    ['nothing', 'unpriced', []],
    ['a cost and a value', 'priced', ['--cost_per_send', '1', '--value_per_conversion', '9']],
    [
      'a value by customer',
      'valued',
      ['--cost_per_send', '1', '--value_per_conversion', 'monetary'],
    ],
  ])(
    'are those of metrics.json, with their rule, where the run is told %s',
    async (_of, out, money) => {
      const { code } = await train(out, '--data_path', join(folder, 'sample.csv'), ...money)

      expect(code).toBe(0)
      const metrics = join(folder, `${out}-timed/metrics.json`)
      expect(await findKeptFaults(join(folder, out, 'edge'), metrics)).toEqual([])
    },
  )
})

describe('a run told of money, folds and time', () => {
  it('reports them, and keeps the policy in the bundle', async () => {
    const path = await writeHistory('campaigns.csv', ['sent_at'], (cells, row) => [
      ...cells,
      `2024-${String(1 + (row % 12)).padStart(2, '0')}-15`,
    ])
    const money = ['--cost_per_send', '0.5', '--value_per_conversion', 'monetary']
    const flags = ['--budget', '50', '--folds', '3', '--time_column', 'sent_at']
    const { code, stdout } = await train('told', '--data_path', path, ...money, ...flags)

    expect([code, stdout]).toEqual([0, expect.stringContaining('Over 3 folds')])
    const figures = await figuresOf('told')
    expect(figures.run.times).toEqual({
      column: 'sent_at',
      train: ['2024-01-15', '2024-10-15'],
      test: ['2024-11-15', '2024-12-15'],
    })
    expect(figures.cross_validation).toMatchObject({ folds: 3 })
    expect(figures.cross_validation.roc_auc.values).toHaveLength(3)
    expect(figures.profit.budget.sends).toBe(50)
    expect((await manifestOf('told')).policy).toMatchObject({
      cost_per_send: 0.5,
      value_per_conversion: 'monetary',
      budget: 50,
      share: figures.profit.rule.share,
    })
  })

  it('shows on the page what metrics.json holds', async () => {
    const page = await readFile(join(folder, 'told-timed/report.html'), 'utf8')
    const shown = shownFigures(page)
    const text = await readFile(join(folder, 'told-timed/metrics.json'), 'utf8')
    const valueAt = (path: string) =>
      // biome-ignore lint/suspicious/noExplicitAny: any path of the document
      path.split('.').reduce((found: any, key) => found?.[key], JSON.parse(text))
    expect(shown.length).toBeGreaterThan(200)
    for (const { path, value } of shown) expect([path, valueAt(path)]).toEqual([path, value])
  })
})

describe('--bins', () => {
  it('reaches the bundle, which reproduces what was tested, and a model that goes on', async () => {
    const data = ['--data_path', join(folder, 'sample.csv'), '--calibration', 'off']
    const { stdout } = await train('binned', ...data, '--bins', '8')
    expect(stdout).toContain('Training a 61-64-32-1 network')
    await expect(verifyBundle(join(folder, 'binned/edge'))).resolves.toBeUndefined()

    const start = ['--init_from', join(folder, 'binned/edge'), '--epochs', '1', '--lr', '1e-12']
    const later = await train('binned-later', ...data, ...start)
    expect(later.stdout).toContain('recency: keeps its earlier bins and scaling.')
    const [first, second] = [await probabilitiesOf('binned'), await probabilitiesOf('binned-later')]
    expect(largestDifference([...second.values()], [...first.values()])).toBeLessThan(1e-6)
  })
})

describe('--init_from', () => {
  it('continues where the earlier model was', async () => {
    const data = ['--data_path', join(folder, 'sample.csv'), '--calibration', 'off']
    await train('earlier', ...data)
    const start = ['--init_from', join(folder, 'earlier/edge'), '--epochs', '1', '--lr', '1e-12']
    const { stdout } = await train('later', ...data, ...start)
    expect(stdout).toContain('Starting from an earlier model: edge bundle')
    expect(stdout).toContain('may have learned from these test rows')
    const page = await readFile(join(folder, 'later-timed/report.html'), 'utf8')
    expect(page).toContain('which may have learned from these test rows')
    const [earlier, later] = [await probabilitiesOf('earlier'), await probabilitiesOf('later')]
    expect(largestDifference([...later.values()], [...earlier.values()])).toBeLessThan(1e-6)
    expect((await manifestOf('later')).training.init_from).toContain('edge bundle')
  })

  it.each([
    { flags: ['--hidden', '16'], says: 'Expected --hidden 64,32' },
    { flags: ['--ensemble', '2'], says: 'Expected --init_from with --ensemble 1' },
  ])('refuses $flags', async ({ flags, says }) => {
    const start = ['--init_from', join(folder, 'earlier/edge')]
    const data = ['--data_path', join(folder, 'sample.csv')]
    const { code, stderr } = await train('refused', ...data, ...start, ...flags)
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)])
  })
})
