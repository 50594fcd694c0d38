import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_SCHEMA } from '../../../shared/schema.ts'
import { readDataset } from '../../../trainer/data/dataset.ts'
import { generateSample } from '../../../trainer/data/sample.ts'
import { writeSample } from '../../../trainer/data/sample-file.ts'

describe('writeSample', () => {
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'presend-sample-'))
  })

  afterEach(async () => {
    await rm(folder, { recursive: true })
  })

  it('writes a campaign history that can be read back, and returns its labels', async () => {
    const path = join(folder, 'new', 'sample.csv')
    const { labels } = await writeSample(path, { rows: 5000, seed: 1, missingRate: 0.1 })
    const dataset = await readDataset(path, DEFAULT_SCHEMA)
    expect(dataset.badRows.length).toBe(0)
    expect(dataset.unusedColumns).toEqual([])
    expect(dataset.labels).toEqual(labels)
  })

  it('writes the columns in the order of the schema', async () => {
    const path = join(folder, 'sample.csv')
    await writeSample(path, { rows: 1, seed: 1 })
    const [header] = (await readFile(path, 'utf8')).split('\n')
    expect(header).toBe(
      'customer_id,recency,frequency,monetary,open_rate,ctr,age,gender,region,label',
    )
  })

  it('returns the true probabilities', async () => {
    const options = { rows: 3, seed: 1 }
    const { trueProbabilities } = await writeSample(join(folder, 'sample.csv'), options)
    expect([...trueProbabilities]).toEqual(
      Array.from(generateSample(options), ({ trueProbability }) => trueProbability),
    )
  })

  it('leaves nothing else behind', async () => {
    await writeSample(join(folder, 'sample.csv'), { rows: 3, seed: 1 })
    expect(await readdir(folder)).toEqual(['sample.csv'])
  })

  it('says which path it could not write, and leaves nothing behind', async () => {
    await writeSample(join(folder, 'taken', 'sample.csv'), { rows: 1, seed: 1 })
    await expect(writeSample(join(folder, 'taken'), { rows: 1, seed: 1 })).rejects.toMatchObject({
      code: 'invalid-usage',
      message: expect.stringContaining(`Expected to write ${join(folder, 'taken')}. Received: `),
    })
    expect(await readdir(folder)).toEqual(['taken'])
  })

  it('still makes the campaign history of this repository', async () => {
    const path = join(folder, 'sample.csv')
    await writeSample(path, { rows: 10_000, seed: 1 })
    const committed = new URL('../../../data/campaign_history.csv', import.meta.url)
    expect((await readFile(path)).equals(await readFile(committed))).toBe(true)
  })
})
