import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createStaging } from '../../trainer/staging.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presend-staging-'))
})

afterEach(() => rm(folder, { recursive: true }))

const read = (path: string) => readFile(join(folder, path), 'utf8')

describe('staging', () => {
  it('changes nothing until it is published', async () => {
    await writeFile(join(folder, 'metrics.csv'), 'old')
    const staging = createStaging()
    await staging.file(join(folder, 'metrics.csv'), 'new')
    expect(await read('metrics.csv')).toBe('old')
    await staging.publish()
    expect(await read('metrics.csv')).toBe('new')
  })

  it('replaces a folder whole: files of the old one are gone', async () => {
    await mkdir(join(folder, 'edge/deep'), { recursive: true })
    await writeFile(join(folder, 'edge/deep/old.bin'), 'old')
    const staging = createStaging()
    await staging.folder(join(folder, 'edge'), { 'new.json': 'new', 'deep/er.bin': 'deep' })
    expect(await readdir(join(folder, 'edge'))).toEqual(['deep'])
    await staging.publish()
    expect((await readdir(join(folder, 'edge'))).sort()).toEqual(['deep', 'new.json'])
    expect(await readdir(join(folder, 'edge/deep'))).toEqual(['er.bin'])
  })

  it('does not replace a folder that holds something else', async () => {
    await mkdir(join(folder, 'docs'))
    await writeFile(join(folder, 'docs/thesis.txt'), 'years of work')
    await expect(
      createStaging().folder(join(folder, 'docs'), { 'new.json': 'new' }),
    ).rejects.toThrow(/should hold new\.json or nothing\. Received a folder with thesis\.txt/)
    expect(await read('docs/thesis.txt')).toBe('years of work')
  })

  it('makes the folders it needs, and leaves nothing else in them', async () => {
    const staging = createStaging()
    await staging.file(join(folder, 'a/b/c.csv'), 'new')
    await staging.publish()
    await staging.discard()
    expect(await readdir(join(folder, 'a/b'))).toEqual(['c.csv'])
  })

  it('forgets what was not published', async () => {
    const staging = createStaging()
    await staging.file(join(folder, 'metrics.csv'), 'new')
    await staging.folder(join(folder, 'edge'), { 'new.json': 'new' })
    await staging.discard()
    expect(await readdir(folder)).toEqual([])
  })

  it('says which path cannot be written', async () => {
    await writeFile(join(folder, 'file'), 'in the way')
    await expect(createStaging().file(join(folder, 'file/metrics.csv'), 'new')).rejects.toThrow(
      /Expected to write .*file\/metrics\.csv\. Received: /,
    )
  })

  it('takes everything back where one of several cannot be placed', async () => {
    await mkdir(join(folder, 'in-the-way'))
    await writeFile(join(folder, 'metrics.csv'), 'old')
    await mkdir(join(folder, 'edge'))
    await writeFile(join(folder, 'edge/model.json'), 'old')
    const staging = createStaging()
    await staging.file(join(folder, 'metrics.csv'), 'new')
    await staging.file(join(folder, 'fresh.csv'), 'new')
    await staging.folder(join(folder, 'edge'), { 'model.json': 'new' })
    await staging.file(join(folder, 'in-the-way'), 'new')
    await expect(staging.publish()).rejects.toThrow(/Expected to write .*in-the-way/)
    await staging.discard()
    expect(await read('metrics.csv')).toBe('old')
    expect(await read('edge/model.json')).toBe('old')
    expect((await readdir(folder)).sort()).toEqual(['edge', 'in-the-way', 'metrics.csv'])
  })

  it('never discards an old folder that could not be put back', async () => {
    await mkdir(join(folder, 'edge'))
    await writeFile(join(folder, 'edge/model.json'), 'old')
    const staging = createStaging()
    const fresh = await staging.folder(join(folder, 'edge'), { 'model.json': 'new' })
    await rename(join(folder, 'edge'), join(fresh, '../old'))
    await staging.discard()
    const [aside] = await readdir(folder)
    expect(await read(`${aside}/old/model.json`)).toBe('old')
  })

  it('puts the old folder back where the new one cannot take its place', async () => {
    await mkdir(join(folder, 'edge'))
    await writeFile(join(folder, 'edge/model.json'), 'old')
    const staging = createStaging()
    const fresh = await staging.folder(join(folder, 'edge'), { 'model.json': 'new' })
    await rm(fresh, { recursive: true })
    await expect(staging.publish()).rejects.toThrow(/Expected to write/)
    expect(await read('edge/model.json')).toBe('old')
  })
})
