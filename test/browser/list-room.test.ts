import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { Language } from '../../shared/language.ts'
import type { ListWords } from '../../worker/page/list/words.ts'
import { LIST as ENGLISH } from '../../worker/page/list/words-en.ts'
import { LIST as SPANISH } from '../../worker/page/list/words-es.ts'
import { BAD_ROWS, listWithBadRows, longList } from './helpers/customer-list.ts'
import { limitCalls } from './helpers/limit-calls.ts'
import { watchLongTasks } from './helpers/long-tasks.ts'
import { it, type PageOptions } from './helpers/page-test.ts'

const LOOKS: readonly (readonly [Language, PageOptions['screen'] & string, ListWords])[] = [
  ['en', 'desktop', ENGLISH],
  ['es', 'phone', SPANISH],
]

const ADDED = [
  ...['presend_probability', 'presend_percentile', 'presend_band', 'presend_decision'],
  ...['presend_reason', 'presend_expected_profit', 'presend_error'],
]

/** As a person drags a file from a folder onto the page. */
async function drop(page: Page, path: string): Promise<void> {
  const text = await readFile(path, 'utf8')
  const dataTransfer = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([content], 'list.csv', { type: 'text/csv' }))
    return transfer
  }, text)
  await page.locator('body').dispatchEvent('drop', { dataTransfer })
}

async function download(page: Page, link: string): Promise<string> {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ])
  return readFile(await saved.path(), 'utf8')
}

function cellsOf(text: string): string[][] {
  return parse(text, { relax_column_count: true })
}

function linesOf(text: string): string[] {
  return text.trimEnd().split('\n')
}

/** What the API says of customers, in its own order. */
async function askWorker(url: string, customers: readonly object[]): Promise<number[]> {
  const batches = Array.from({ length: Math.ceil(customers.length / 1000) }, (_, at) =>
    customers.slice(1000 * at, 1000 * at + 1000),
  )
  const answers = batches.map(async (batch) => {
    const response = await fetch(`${url}/v1/score`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ customers: batch }),
    })
    const { customers: scores } = (await response.json()) as {
      customers: { probability: number }[]
    }
    return scores.map(({ probability }) => probability)
  })
  return (await Promise.all(answers)).flat()
}

describe('the room "Score a list"', () => {
  it.for(LOOKS)(
    'gives back all of 5,000 rows, ten of them with what is wrong, in %s on a %s',
    async ([language, screen, words], { openPage, project, url }) => {
      const path = listWithBadRows(project)
      const page = await openPage({ language, screen, at: 'list' })
      await drop(page, path)
      const scored = await download(page, words.downloadList)
      const [given, back] = [await readFile(path, 'utf8'), cellsOf(scored)]

      const [header, ...rows] = cellsOf(given)
      expect(back[0]).toEqual([...header, ...ADDED])
      expect(back.length).toBe(5001)
      const isBad = new Set(BAD_ROWS.map(({ line }) => line))
      const changed = linesOf(scored).filter(
        (line, at) => !isBad.has(at + 1) && !line.startsWith(`${linesOf(given)[at]},`),
      )
      expect(changed).toEqual([])

      const errorAt = header.length + ADDED.indexOf('presend_error')
      const errors = back.flatMap((cells, at) =>
        at > 0 && cells[errorAt] !== '' ? [{ line: at + 1, reason: cells[errorAt] }] : [],
      )
      expect(errors).toEqual(
        BAD_ROWS.map(({ line, reason }) => ({ line, reason: expect.stringMatching(reason) })),
      )

      const good = rows.filter((_, at) => !isBad.has(at + 2))
      const customers = good.map((cells) =>
        Object.fromEntries(header.map((name, at) => [name, cells[at]])),
      )
      const probabilities = back
        .filter((_, at) => at > 0 && !isBad.has(at + 1))
        .map((cells) => Number(cells[header.length]))
      expect(probabilities).toEqual(await askWorker(url, customers))
    },
  )

  it('keeps the cells of rows that are too short or too long', async ({ openPage, project }) => {
    const path = listWithBadRows(project)
    const page = await openPage({ at: 'list' })
    await page.getByLabel(ENGLISH.file.label).setInputFiles(path)
    const given = cellsOf(await readFile(path, 'utf8'))
    const back = cellsOf(await download(page, ENGLISH.downloadList))
    expect(back[4003].slice(0, 11)).toEqual([...given[4003], ...Array(8).fill('')])
    expect([...back[5000].slice(0, 11), ...back[5000].slice(-2)]).toEqual(given[5000].slice(0, 13))
    const badRows = cellsOf(await download(page, ENGLISH.downloadBadRows('10')))
    expect(badRows.slice(1).map(([line]) => Number(line))).toEqual(BAD_ROWS.map(({ line }) => line))
  })

  it('scores 100,000 rows without freezing the tab', async ({ openPage, project }) => {
    const path = longList(project)
    const page = await openPage({ at: 'list' })
    const longTasks = await watchLongTasks(page)
    const start = performance.now()
    await page.getByLabel(ENGLISH.file.label).setInputFiles(path)
    await page.getByRole('link', { name: ENGLISH.downloadList }).waitFor({ timeout: 55_000 })
    const seconds = (performance.now() - start) / 1000
    const longestMs = await longTasks.longest()
    console.log(
      `100,000 rows in ${seconds.toFixed(1)} s; the tab's longest task took ${longestMs} ms.`,
    )
    expect(longestMs).toBeLessThan(500)
    const given = linesOf(await readFile(path, 'utf8'))
    const back = linesOf(await download(page, ENGLISH.downloadList))
    expect(back.filter((line, at) => !line.startsWith(`${given[at]},`))).toEqual([])
    expect(back.length).toBe(100_001)
  })

  it('can be stopped, and gives what it has', async ({ openPage, project }) => {
    const path = longList(project)
    const page = await openPage({ at: 'list' })
    await page.getByLabel(ENGLISH.file.label).setInputFiles(path)
    await page.locator('progress[value]').waitFor()
    await expect
      .poll(() => page.locator('progress').evaluate((bar: HTMLProgressElement) => bar.value))
      .toBeGreaterThan(0)
    await page.getByRole('button', { name: ENGLISH.cancel }).click()
    await page.getByRole('heading', { name: /was cancelled/ }).waitFor()
    const given = linesOf(await readFile(path, 'utf8'))
    const back = linesOf(await download(page, ENGLISH.downloadPart))
    expect(back.length).toBeGreaterThan(1000)
    expect(back.length).toBeLessThan(100_001)
    expect(back.filter((line, at) => !line.startsWith(`${given[at]},`))).toEqual([])
    await page.getByRole('button', { name: ENGLISH.putAway }).click()
    expect(await page.getByLabel(ENGLISH.file.label).isVisible()).toBe(true)
  })

  it('waits where it asks too often, and says so', async ({ openPage, project, serve }) => {
    const path = listWithBadRows(project)
    const { url } = await serve({ config: await limitCalls(project) })
    const page = await openPage({ url, at: 'list', expected: /status of 429/ })
    await page.getByLabel(ENGLISH.file.label).setInputFiles(path)
    const notice = page.locator('.warned', {
      hasText: 'too many calls. Trying again in 60 seconds.',
    })
    await notice.waitFor()
    await page.getByRole('button', { name: ENGLISH.cancel }).click()
    const back = linesOf(await download(page, ENGLISH.downloadPart))
    expect(back.length).toBe(1001)
  })
})
