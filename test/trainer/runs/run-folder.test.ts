import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeRun, findNewestRuns, findRuns, readRun } from '../../../trainer/runs/run-folder.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'
import { REPORT_FIGURES } from '../../helpers/report-figures.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { trainOptions } from '../../helpers/train-options.ts'

describe('readRun', () => {
  it('gives back what a run left', async () => {
    const folder = temporaryFolder(encodeRun(trainOptions('--hidden', '8'), REPORT_FIGURES))

    expect(await readRun(`${folder}/`)).toMatchObject({
      name: basename(folder),
      options: { data_path: 'data/campaign_history.csv', hidden: '8', schema: null, quiet: false },
      metrics: { test_rows: 2000 },
    })
  })

  it('does not count the format among the options', async () => {
    const folder = temporaryFolder(encodeRun(trainOptions(), REPORT_FIGURES))

    expect((await readRun(folder)).options).not.toHaveProperty('format')
  })

  it.each([
    {
      what: 'without options',
      files: { 'metrics.json': '{}' },
      message:
        "Expected options in FOLDER/options.json. Received: ENOENT: no such file or directory, open 'FOLDER/options.json'.",
    },
    {
      what: 'with options of another format',
      files: { 'options.json': '{"format": 2}', 'metrics.json': '{}' },
      message: 'FOLDER/options.json, format: Invalid type: Expected 1 but received 2.',
    },
    {
      what: 'with figures of another format',
      files: { 'options.json': '{"format": 1}', 'metrics.json': '{"format": 2}' },
      message: 'Expected figures of format 1 in FOLDER/metrics.json. Received format 2.',
    },
  ])('refuses a run $what', async ({ files, message }) => {
    const folder = temporaryFolder(files)

    await expectFailure(() => readRun(folder), 'invalid-data', message.replaceAll('FOLDER', folder))
  })
})

describe('findRuns', () => {
  it('takes folders, and names of runs, in the order given', async () => {
    const runs = temporaryFolder({ 'b/metrics.json': '', 'a/metrics.json': '' })

    expect(await findRuns(['b', join(runs, 'a')], runs)).toEqual([join(runs, 'b'), join(runs, 'a')])
  })

  it('refuses a name that is neither, also where it is that of a folder', async () => {
    const runs = temporaryFolder({ 'a/options.json': '' })

    await expectFailure(
      () => findRuns(['a'], runs),
      'invalid-usage',
      `Expected the folder of a run, with metrics.json in it, or the name of one in ${runs}. ` +
        'Received a.',
    )
  })
})

describe('findNewestRuns', () => {
  it('takes the newest by name that hold figures, the oldest of them first', async () => {
    const runs = temporaryFolder({
      '2026-11-20/metrics.json': '',
      '2026-11-23/options.json': '',
      '2026-11-22/metrics.json': '',
      '2026-11-21/metrics.json': '',
      'notes.txt': '',
    })

    expect(await findNewestRuns(runs, 2)).toEqual([
      join(runs, '2026-11-21'),
      join(runs, '2026-11-22'),
    ])
  })

  it.each([
    { what: 'an empty folder', name: '' },
    { what: 'no folder', name: 'nowhere' },
  ])('says that there is none in $what', async ({ name }) => {
    const runs = join(temporaryFolder(), name)

    await expectFailure(
      () => findNewestRuns(runs, 5),
      'invalid-usage',
      `Expected runs in ${runs}. Received none: "pnpm train" leaves one there.`,
    )
  })
})
