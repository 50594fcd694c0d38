import { createHash } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { Language } from '../../shared/language.ts'
import { ENGLISH } from '../../worker/page/words/en.ts'
import { SPANISH } from '../../worker/page/words/es.ts'
import type { Words } from '../../worker/page/words/words.ts'
import { damageWorker } from '../helpers/damaged-worker.ts'
import { limitCalls } from './helpers/limit-calls.ts'
import { it } from './helpers/page-test.ts'

const WORDS: readonly (readonly [Language, Words])[] = [
  ['en', ENGLISH],
  ['es', SPANISH],
]

const digestOf = (key: string) => createHash('sha256').update(key).digest('hex')

function troubleOf(page: Page, title: string): Locator {
  return page.getByRole('alert').filter({ has: page.getByRole('heading', { name: title }) })
}

async function enterKey(page: Page, { shell }: Words, key: string): Promise<void> {
  await page.getByLabel(shell.key.label).fill(key)
  await page.getByRole('button', { name: shell.key.submit, exact: true }).click()
}

async function tryAgain(page: Page, { shell }: Words): Promise<void> {
  await page.getByRole('button', { name: shell.retry }).click()
}

/** What only a model that answers has. */
function modelRoom(page: Page, { model }: Words): Locator {
  return page.getByRole('heading', { name: model.drivers.title })
}

/** A customer's score, once there is one. */
function score(page: Page): Locator {
  return page.locator('.headline-figure data')
}

describe('a worker with keys', () => {
  it.for(WORDS)(
    'asks for one that it knows, in %s',
    async ([language, words], { openPage, serve }) => {
      const { url } = await serve({ bindings: { API_KEYS: digestOf('right') } })
      const page = await openPage({ url, language, expected: /status of 401/ })
      const { troubles, forgetKey } = words.shell
      await troubleOf(page, troubles.noKey.title).waitFor()
      await enterKey(page, words, 'wrong')
      await troubleOf(page, troubles.unauthorized.title).waitFor()
      await enterKey(page, words, 'right')
      await modelRoom(page, words).waitFor()
      await page.getByRole('button', { name: forgetKey }).click()
      await troubleOf(page, troubles.noKey.title).waitFor()
    },
  )

  it('is told the key by one tab only, until that is closed', async ({ openPage, serve }) => {
    const { url } = await serve({ bindings: { API_KEYS: digestOf('right') } })
    const page = await openPage({ url, expected: /status of 401/ })
    await enterKey(page, ENGLISH, 'right')
    await modelRoom(page, ENGLISH).waitFor()
    await page.reload()
    await modelRoom(page, ENGLISH).waitFor()
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toContain('right')
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('right')
    expect(await page.context().cookies()).toEqual([])
    expect(page.url()).not.toContain('right')
    const tab = await page.context().newPage()
    await tab.goto(url)
    await troubleOf(tab, ENGLISH.shell.troubles.noKey.title).waitFor()
  })

  it.for(WORDS)(
    'says what a key may not do, and takes another, in %s',
    async ([language, words], { openPage, serve }) => {
      const API_KEYS = `decide:${digestOf('decider')},score:${digestOf('scorer')}`
      const { url } = await serve({ bindings: { API_KEYS } })
      const page = await openPage({ url, language, at: 'customer', expected: /status of 40[13]/ })
      await enterKey(page, words, 'decider')
      const refusal = troubleOf(page, words.shell.troubles.forbidden.title)
      await refusal.waitFor()
      expect(await refusal.locator('q').textContent()).toContain('scope score')
      await enterKey(page, words, 'scorer')
      await score(page).waitFor()
      expect(await refusal.count()).toBe(0)
    },
  )
})

describe('a worker that is asked too often', () => {
  it.for(WORDS)(
    'tells when to ask again, in %s',
    async ([language, words], { openPage, project, serve }) => {
      const worker = await serve({ config: await limitCalls(project) })
      const page = await openPage({
        url: worker.url,
        language,
        at: 'customer',
        expected: /status of 429/,
      })
      await score(page).waitFor()
      const refusal = troubleOf(page, words.shell.troubles.busy.title)
      // A minute may have passed in between: then the next call is one too many.
      await expect
        .poll(
          async () => {
            const refusals = await refusal.count()
            if (refusals === 0) await page.getByRole('slider').first().press('ArrowRight')
            return refusals
          },
          { interval: 500, timeout: 10_000 },
        )
        .toBe(1)
      expect(await refusal.textContent()).toContain(words.shell.troubles.busy.advice(60))
      await worker.become({})
      await tryAgain(page, words)
      await refusal.waitFor({ state: 'detached' })
      await score(page).waitFor()
    },
  )
})

describe('a worker whose model cannot answer', () => {
  it.for(WORDS)(
    'says so, until another is deployed, in %s',
    async ([language, words], { openPage, project, serve }) => {
      const builtWorker = await damageWorker(
        project,
        `cut-worker-${language}`,
        'weights.bin',
        (weights) => weights.subarray(0, 100),
      )
      const worker = await serve({ builtWorker })
      const page = await openPage({ url: worker.url, language, expected: /status of 503/ })
      const refusal = troubleOf(page, words.shell.troubles.unavailable.title)
      await refusal.waitFor()
      await tryAgain(page, words)
      await refusal.waitFor()
      await worker.become({})
      await tryAgain(page, words)
      await modelRoom(page, words).waitFor()
    },
  )
})

describe('a worker that does not answer', () => {
  it.for(WORDS)(
    'is told apart from one that refuses, in %s',
    async ([language, words], { openPage, serve }) => {
      const worker = await serve({})
      const page = await openPage({
        url: worker.url,
        language,
        at: 'customer',
        expected: /ERR_CONNECTION_REFUSED/,
      })
      await score(page).waitFor()
      await worker.stop()
      await page.getByRole('slider').first().press('ArrowRight')
      await troubleOf(page, words.shell.troubles.unreachable.title).waitFor()
    },
  )

  it('answers again once the network is back', async ({ openPage }) => {
    const page = await openPage({ at: 'customer', expected: /ERR_INTERNET_DISCONNECTED/ })
    await score(page).waitFor()
    await page.context().setOffline(true)
    await page.getByRole('slider').first().press('ArrowRight')
    const refusal = troubleOf(page, ENGLISH.shell.troubles.unreachable.title)
    await refusal.waitFor()
    await page.context().setOffline(false)
    await tryAgain(page, ENGLISH)
    await refusal.waitFor({ state: 'detached' })
    await score(page).waitFor()
  })
})
