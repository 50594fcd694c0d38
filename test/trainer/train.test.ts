import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_SCHEMA } from '../../shared/schema.ts'
import { writeSample } from '../../trainer/data/sample-file.ts'
import { verifyBundle } from '../../trainer/export/verification.ts'
import { type Ending, runTrain } from '../helpers/train-command.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presend-train-'))
  await writeSample(join(folder, 'history.csv'), { rows: 600, seed: 3, missingRate: 0.05 })
})

afterAll(() => rm(folder, { recursive: true }))

/** A short run, with all outputs below a folder of their own. */
function train(out: string, ...flags: string[]): Promise<Ending> {
  const data = ['--data_path', join(folder, 'history.csv'), '--epochs', '2', '--hidden', '8']
  return runTrain(join(folder, out), ...data, ...flags)
}

/** Hashes of every file below a run's folder. */
async function hashOutputs(out: string): Promise<Record<string, string>> {
  const entries = await readdir(join(folder, out), { recursive: true, withFileTypes: true })
  const hashes: Record<string, string> = {}
  for (const entry of entries.filter((entry) => entry.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const text = await readFile(path)
    const timeless =
      entry.name === 'manifest.json' ? String(text).replace(/"trained_at": ".*"/, '') : text
    hashes[path.slice(join(folder, out).length)] = createHash('sha256')
      .update(timeless)
      .digest('hex')
  }
  return hashes
}

async function versionIn(out: string): Promise<string> {
  return JSON.parse(await readFile(join(folder, out, 'edge/manifest.json'), 'utf8')).version
}

async function writeHistory(name: string, edit: (lines: string[]) => string[]): Promise<string> {
  const lines = (await readFile(join(folder, 'history.csv'), 'utf8')).trimEnd().split('\n')
  await writeFile(join(folder, name), `${edit(lines).join('\n')}\n`)
  return join(folder, name)
}

describe('pnpm train', { timeout: 60_000 }, () => {
  it('leaves every file it promises, and a bundle that verifies', async () => {
    const { code, stdout } = await train('complete')
    expect([code, stdout]).toEqual([0, expect.stringContaining('ROC AUC')])
    expect(Object.keys(await hashOutputs('complete')).sort()).toEqual([
      '/edge/figures.json',
      '/edge/golden.json',
      '/edge/manifest.json',
      '/edge/model.json',
      '/edge/preprocessing.json',
      '/edge/weights.bin',
      '/history.png',
      '/m.csv',
      '/model.keras',
      '/plots/dependence.png',
      '/plots/gains.png',
      '/plots/groups.png',
      '/plots/importance.png',
      '/plots/lift.png',
      '/plots/reliability.png',
      '/predictions.csv',
      '/saved-model/1/saved_model.pb',
    ])
    await expect(verifyBundle(join(folder, 'complete/edge'))).resolves.toBeUndefined()
  })

  it('leaves the same bytes for the same seed, and others for another', async () => {
    await train('seed-5', '--seed', '5')
    await train('seed-5-again', '--seed', '5')
    await train('seed-6', '--seed', '6')
    const first = await hashOutputs('seed-5')
    expect(await hashOutputs('seed-5-again')).toEqual(first)
    expect((await hashOutputs('seed-6'))['/edge/weights.bin']).not.toBe(first['/edge/weights.bin'])
  })

  it('learns nothing from test rows', async () => {
    const split = (row: number) => (row % 5 === 0 ? 'test' : row % 7 === 0 ? 'validation' : 'train')
    const fixed = (edit: (line: string) => string) => (lines: string[]) =>
      lines.map((line, row) =>
        row === 0 ? `${line},part` : `${row % 25 === 0 ? edit(line) : line},${split(row)}`,
      )
    const schema = join(folder, 'split-schema.json')
    await writeFile(schema, JSON.stringify({ ...DEFAULT_SCHEMA, split: 'part' }))
    const original = await writeHistory(
      'original.csv',
      fixed((line) => line),
    )
    const altered = await writeHistory(
      'altered.csv',
      fixed((line) =>
        line
          .replace(/^([^,]*),\d+,\d+,.*,(\d)$/, '$1,3,7,95.5,0.4,0.1,45,M,Mars,$2')
          .replace(/.$/, (label) => (label === '1' ? '0' : '1')),
      ),
    )
    await train('unaltered', '--data_path', original, '--schema', schema)
    await train('altered', '--data_path', altered, '--schema', schema)
    const [first, second] = [await hashOutputs('unaltered'), await hashOutputs('altered')]
    expect(second['/m.csv']).not.toBe(first['/m.csv'])
    expect(second['/edge/weights.bin']).toBe(first['/edge/weights.bin'])
    expect(second['/edge/preprocessing.json']).toBe(first['/edge/preprocessing.json'])
    expect(await versionIn('altered')).toBe(await versionIn('unaltered'))
  })

  it('writes .h5 where the path ends so', async () => {
    const path = join(folder, 'legacy', 'model.h5')
    await train('legacy', '--model_out', path)
    expect((await readFile(path)).subarray(1, 4).toString()).toBe('HDF')
  })

  it('stops at bad rows with exit code 1, naming line and column, and touches no output', async () => {
    await train('kept')
    const before = await hashOutputs('kept')
    const path = await writeHistory('bad.csv', (lines) =>
      lines.map((line, index) => (index === 9 ? line.replace(/,\d+,/, ',-7,') : line)),
    )
    const { code, stderr } = await train('kept', '--data_path', path)
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('line 10, recency: expected an integer >= 0, received "-7"'),
    ])
    expect(await hashOutputs('kept')).toEqual(before)
  })

  it('sets bad rows aside when asked to, with line, reason and cells', async () => {
    const path = await writeHistory('bad.csv', (lines) =>
      lines.map((line, index) => (index === 9 ? line.replace(/,\d+,/, ',-7,') : line)),
    )
    const { code, stdout } = await train('skipped', '--data_path', path, '--on_bad_rows', 'skip')
    expect([code, stdout]).toEqual([0, expect.stringContaining('Bad rows to be set aside in')])
    const rejected = await readFile(join(folder, 'skipped/rejected.csv'), 'utf8')
    expect(rejected.split('\n')).toEqual([
      'line,reasons,customer_id,recency,frequency,monetary,open_rate,ctr,age,gender,region,label',
      expect.stringMatching(/^10,"recency: expected an integer >= 0, received ""-7""",C000009,-7,/),
      '',
    ])
  })

  it.each([
    ['a one-class label', (lines: string[]) => lines.filter((line) => !line.endsWith(',1'))],
    ['too few rows', (lines: string[]) => lines.slice(0, 30)],
    ['no rows', (lines: string[]) => lines.slice(0, 1)],
    ['a missing column', (lines: string[]) => lines.map((line) => line.replace(/^[^,]*,/, ''))],
    ['an id seen twice', (lines: string[]) => [...lines, lines[1]]],
  ])('refuses %s with exit code 1', async (_name, edit) => {
    const path = await writeHistory('refused.csv', edit)
    const { code, stderr } = await train('refused', '--data_path', path)
    expect([code, stderr]).toEqual([1, expect.stringMatching(/Expected|expected|lacks/)])
    expect(stderr).not.toMatch(/\n +at /)
    expect(await readdir(folder)).not.toContain('refused')
  })

  it('answers a wrong flag with one line and exit code 2', async () => {
    const { code, stderr } = await train('usage', '--epoch', '3')
    expect(code).toBe(2)
    expect(stderr).toBe(
      "unknown option '--epoch' (Did you mean --epochs?) (see pnpm train --help)\n",
    )
  })

  it.each([
    ['the history itself', ['--metrics_out', 'history.csv'], '--metrics_out and --data_path'],
    ['another output', ['--history_out', 'clash/m.csv'], '--history_out and --metrics_out'],
    ['a folder that holds an output', ['--edge_out', 'clash'], '--edge_out and --model_out'],
  ])('refuses to write over %s', async (_name, [flag, path], expected) => {
    const history = await readFile(join(folder, 'history.csv'))
    const { code, stderr } = await train('clash', flag, join(folder, path))
    expect([code, stderr]).toEqual([2, expect.stringContaining(expected)])
    expect(await readFile(join(folder, 'history.csv'))).toEqual(history)
  })

  it('does not replace a folder that is no bundle', async () => {
    const docs = join(folder, 'docs')
    await mkdir(docs)
    await writeFile(join(docs, 'thesis.txt'), 'years of work')
    const { code, stderr } = await train('foreign', '--edge_out', docs)
    expect([code, stderr]).toEqual([2, expect.stringContaining('thesis.txt')])
    expect(await readdir(docs)).toEqual(['thesis.txt'])
  })

  it('ends with exit code 3 where training diverges, and leaves the old bundle', async () => {
    await train('diverged')
    const before = await hashOutputs('diverged')
    const { code, stderr } = await train('diverged', '--lr', '1e30')
    expect([code, stderr]).toEqual([3, expect.stringContaining('Try a lower --lr')])
    expect(stderr).toContain('There are no good weights to keep')
    expect(await hashOutputs('diverged')).toEqual(before)
  })

  it('leaves the last good weights where training diverges later', async () => {
    const climb = ['--schedule', 'cosine', '--warmup', '0.99', '--lr', '300', '--epochs', '9']
    const { code, stderr } = await train('astray', ...climb)
    expect([code, stderr]).toEqual([3, expect.stringContaining('model.last-good.keras')])
    expect(Object.keys(await hashOutputs('astray'))).toEqual(['/model.last-good.keras'])
  })

  it('trains an ensemble into one model, the same on one thread as on two', async () => {
    await train('alone', '--ensemble', '3', '--threads', '1')
    const { stdout } = await train('together', '--ensemble', '3', '--threads', '2')
    expect(stdout).toContain('Training 3 22-8-1 networks')
    expect(await hashOutputs('together')).toEqual(await hashOutputs('alone'))
    await expect(verifyBundle(join(folder, 'together/edge'))).resolves.toBeUndefined()
  })

  it('trains with TensorFlow.js where it is asked to', async () => {
    const { code, stdout } = await train('tfjs', '--engine', 'tfjs', '--backend', 'wasm')
    expect([code, stdout]).toEqual([0, expect.stringContaining('TensorFlow.js, backend wasm')])
    await expect(verifyBundle(join(folder, 'tfjs/edge'))).resolves.toBeUndefined()
  })

  it('prints nothing when it is to be quiet', async () => {
    expect(await train('quiet', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' })
  })
})
