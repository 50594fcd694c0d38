import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCustomer } from '../../../shared/customer-record.ts'
import { createTableBuilder } from '../../../shared/customer-table.ts'
import { encodedWidth } from '../../../shared/encode.ts'
import { computeGoldenRows } from '../../../shared/golden-rows.ts'
import { parseSchema, type Schema } from '../../../shared/schema.ts'
import { assembleBundle, type BundleParts } from '../../../trainer/export/bundle.ts'
import { chooseGoldenCustomers } from '../../../trainer/export/golden-customers.ts'
import { buildGraphModel } from '../../../trainer/export/graph-model.ts'
import { readBundle, verifyBundle } from '../../../trainer/export/verification.ts'
import { loadGraphScorer } from '../../../trainer/model/graph-scorer.ts'
import { initialWeights } from '../../../trainer/model/network.ts'
import { fitPreprocessing } from '../../../trainer/preprocessing/fit.ts'
import { fitReferenceCustomer } from '../../../trainer/preprocessing/reference-customer.ts'
import { fitTrainingRanges } from '../../../trainer/preprocessing/training-ranges.ts'
import { createRandom } from '../../../trainer/random.ts'
import { keepFigures } from '../../../trainer/report/kept-figures.ts'
import { createStaging } from '../../../trainer/staging.ts'
import { REPORT_FIGURES } from '../../helpers/report-figures.ts'

const SCHEMA: Schema = (() => {
  const reading = parseSchema({
    id: 'email',
    label: { column: 'bought' },
    features: [
      { name: 'visits', type: 'integer', min: 0 },
      { name: 'balance', type: 'number', missing: true },
      { name: 'plan', type: 'category', categories: ['basic', 'plus'] },
      { name: 'city', type: 'category', missing: true },
    ],
  })
  if (!reading.ok) throw new TypeError(reading.issues.join())
  return reading.schema
})()

const FIGURES = keepFigures(REPORT_FIGURES)

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presend-bundle-'))
})

afterEach(() => rm(folder, { recursive: true }))

async function makeParts(trainedAt: Date): Promise<BundleParts> {
  const builder = createTableBuilder(SCHEMA)
  builder.append([3, -20.5, 'basic', 'Lima'])
  builder.append([8, null, 'plus', 'Quito'])
  builder.append([0, 1000, 'basic', null])
  const customers = builder.build()
  const preprocessing = fitPreprocessing(SCHEMA, customers)
  const network = { inputs: encodedWidth(preprocessing), hidden: [5], dropout: 0 }
  const graph = buildGraphModel(initialWeights(network, createRandom(1, 'bundle')))
  const { computeLogits } = await loadGraphScorer(graph)
  const golden = computeGoldenRows(chooseGoldenCustomers(SCHEMA, customers), {
    schema: SCHEMA,
    preprocessing,
    computeLogits,
  })
  return {
    ...{ graph, preprocessing, golden, figures: FIGURES, trainedAt },
    schema: SCHEMA,
    metrics: {
      test_rows: 3,
      test_positives: 1,
      accuracy: 1,
      roc_auc: null,
      log_loss: 0.1,
      base_rate_log_loss: 0.6,
    },
    policy: null,
    reference_scores: { probabilities: [0.1, 0.4], share_below: [0, 0.5] },
    reference_customer: fitReferenceCustomer(SCHEMA, customers),
    training_ranges: fitTrainingRanges(SCHEMA, customers, Int32Array.of(0, 1, 2)),
    training: { epochs: 1, patience: null },
    libraries: { presend: '0.1.0' },
  }
}

async function writeBundle(trainedAt = new Date(0)): Promise<string> {
  const staging = createStaging()
  const { files, version } = assembleBundle(await makeParts(trainedAt))
  await staging.folder(join(folder, 'edge'), files)
  await staging.publish()
  return version
}

describe('a bundle', () => {
  it('comes back from disk as it was assembled', async () => {
    const version = await writeBundle()
    const parts = await makeParts(new Date(0))
    const bundle = await readBundle(join(folder, 'edge'))
    expect(bundle).toMatchObject({
      manifest: { version, schema: SCHEMA, metrics: parts.metrics, training: parts.training },
      preprocessing: parts.preprocessing,
      golden: parts.golden,
      figures: parts.figures,
    })
    expect(bundle.graph.weightData).toEqual(parts.graph.weightData)
  })

  it('verifies', async () => {
    await writeBundle()
    await expect(verifyBundle(join(folder, 'edge'))).resolves.toBeUndefined()
  })

  it('has the same version whenever it was trained', async () => {
    expect(await writeBundle(new Date(1e12))).toBe(await writeBundle(new Date(2e12)))
  })

  it('has another version with another reference customer', async () => {
    const parts = await makeParts(new Date(0))
    const { version } = assembleBundle(parts)
    const other = { ...parts.reference_customer, visits: 4 }
    expect(assembleBundle({ ...parts, reference_customer: other }).version).not.toBe(version)
  })

  it('has the same version with other figures and training ranges: nothing answered differs', async () => {
    const parts = await makeParts(new Date(0))
    const { version } = assembleBundle(parts)
    const figures = { ...parts.figures, test_rows: 7 }
    const ranges = { ...parts.training_ranges, city: null }
    expect(assembleBundle({ ...parts, figures, training_ranges: ranges }).version).toBe(version)
  })

  it('is refused where a figure has changed', async () => {
    await writeBundle()
    const path = join(folder, 'edge/figures.json')
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace('"test_rows": 2000', '"test_rows": 9000'))
    await expect(readBundle(join(folder, 'edge'))).rejects.toThrow(/figures\.json is damaged/)
  })

  it('is refused where figures are none, by file and field', async () => {
    const parts = await makeParts(new Date(0))
    const figures = { ...parts.figures, test_rows: -1 }
    const staging = createStaging()
    await staging.folder(join(folder, 'edge'), assembleBundle({ ...parts, figures }).files)
    await staging.publish()
    await expect(readBundle(join(folder, 'edge'))).rejects.toMatchObject({
      code: 'invalid-bundle',
      message: 'figures.json, test_rows: Invalid value: Expected >=0 but received -1.',
    })
  })

  it('is refused where its reference customer has changed', async () => {
    await writeBundle()
    const path = join(folder, 'edge/manifest.json')
    const manifest = JSON.parse(await readFile(path, 'utf8'))
    manifest.reference_customer.visits += 1
    await writeFile(path, JSON.stringify(manifest))
    await expect(readBundle(join(folder, 'edge'))).rejects.toThrow(/manifest\.json is damaged/)
  })

  it('fails its verification where a golden row was made by another network', async () => {
    await writeBundle()
    const golden = join(folder, 'edge/golden.json')
    const rows = JSON.parse(await readFile(golden, 'utf8'))
    rows[5].logit += 1e-7
    const parts = await makeParts(new Date(0))
    const staging = createStaging()
    await staging.folder(join(folder, 'edge'), assembleBundle({ ...parts, golden: rows }).files)
    await staging.publish()
    await expect(verifyBundle(join(folder, 'edge'))).rejects.toMatchObject({
      code: 'gate',
      message: expect.stringContaining('Golden row 5: expected logit'),
    })
  })

  it('is refused where one byte of a file has changed', async () => {
    await writeBundle()
    const path = join(folder, 'edge/weights.bin')
    const bytes = await readFile(path)
    bytes[7] ^= 1
    await writeFile(path, bytes)
    await expect(readBundle(join(folder, 'edge'))).rejects.toThrow(/weights\.bin is damaged/)
  })

  it('is refused where a file is missing', async () => {
    await writeBundle()
    await rm(join(folder, 'edge/golden.json'))
    await expect(readBundle(join(folder, 'edge'))).rejects.toThrow(/Received none: no golden\.json/)
  })
})

describe('chooseGoldenCustomers', () => {
  it.each([16, 17, 34, 51, 100])('mixes the records of %i customers', (rows) => {
    const builder = createTableBuilder(SCHEMA)
    for (let row = 0; row < rows; row++) builder.append([row, row, 'basic', `city ${row}`])
    const chosen = chooseGoldenCustomers(SCHEMA, builder.build())
    const whole = chosen.filter(({ visits, city }) => city === `city ${visits}`)
    expect(whole).toEqual([])
  })

  it.each([
    { min: 1_500_000_000 },
    { max: -2e9 },
    { min: -0.5 },
    { min: 0.5, max: 0.7 },
    { max: 1e39 },
  ])('makes none that break bounds of %j', (bounds) => {
    const schema: Schema = {
      ...SCHEMA,
      features: [{ name: 'since', type: 'integer', missing: true, ...bounds }],
    }
    const builder = createTableBuilder(schema)
    for (let row = 0; row < 20; row++) builder.append([null])
    const chosen = chooseGoldenCustomers(schema, builder.build())
    expect(chosen.length).toBeGreaterThan(0)
    for (const customer of chosen) {
      expect(readCustomer(schema, (field) => (field === 'email' ? 'x' : customer[field])).ok).toBe(
        true,
      )
    }
  })

  it('carries no real customer, and covers missing, unseen and extreme values', () => {
    const builder = createTableBuilder(SCHEMA)
    for (let row = 0; row < 200; row++) builder.append([row, row, 'basic', `city ${row}`])
    const chosen = chooseGoldenCustomers(SCHEMA, builder.build())
    const real = chosen.filter(({ visits, balance }) => visits === balance && visits !== 1e9)
    expect(real).toEqual([])
    expect(chosen).toContainEqual(expect.objectContaining({ balance: null, city: null }))
    expect(chosen).toContainEqual(expect.objectContaining({ city: '(a name never seen)' }))
    expect(chosen).toContainEqual(expect.objectContaining({ visits: 0, balance: -1e9 }))
    expect(chosen).toContainEqual(expect.objectContaining({ visits: 1e9, balance: 1e9 }))
    expect(chosen.every((customer) => !Object.hasOwn(customer, 'email'))).toBe(true)
  })
})
