import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { Language } from '../../shared/language.ts'
import type { CustomerWords } from '../../worker/page/customer/words.ts'
import { CUSTOMER as ENGLISH } from '../../worker/page/customer/words-en.ts'
import { CUSTOMER as SPANISH } from '../../worker/page/customer/words-es.ts'
import { logitOf } from './helpers/logit.ts'
import { it } from './helpers/page-test.ts'
import { CUSTOMER, CUSTOMER_ADDRESS } from './helpers/rooms.ts'

const WORDS: readonly (readonly [Language, CustomerWords])[] = [
  ['en', ENGLISH],
  ['es', SPANISH],
]

/** The probability, once no other is on its way. */
async function settledScore(page: Page): Promise<number> {
  const shown = page.locator(
    '.outcome[aria-busy=false] .headline > :not(.stale) .headline-figure data',
  )
  return Number(await shown.getAttribute('value'))
}

/** What the API says of a customer. */
async function askWorker(url: string, customer: object): Promise<number> {
  const response = await fetch(`${url}/v1/score`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ customer_id: 'C1', ...customer }),
  })
  return ((await response.json()) as { probability: number }).probability
}

/** Full values of figures, in the order of the page. */
function valuesOf(page: Page, figures: string): Promise<number[]> {
  return page
    .locator(figures)
    .evaluateAll((all) => all.map((figure) => Number(figure.getAttribute('value'))))
}

describe('the room "Try a customer"', () => {
  it('shows the score that the API gives', async ({ openPage, url }) => {
    const page = await openPage({ at: CUSTOMER_ADDRESS })
    expect(await settledScore(page)).toBe(await askWorker(url, CUSTOMER))
  })

  it.for(WORDS)(
    'scores anew when a slider is moved by keyboard, in %s',
    async ([language, words], { openPage, url }) => {
      const page = await openPage({ language, at: CUSTOMER_ADDRESS })
      const before = await settledScore(page)
      await page.getByLabel(words.field.slider('recency')).focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await expect.poll(() => settledScore(page)).not.toBe(before)
      const recency = Number(await page.getByLabel('recency', { exact: true }).inputValue())
      expect(recency).toBeGreaterThan(12)
      expect(await settledScore(page)).toBe(await askWorker(url, { ...CUSTOMER, recency }))
    },
  )

  it.for(['desktop', 'phone'] as const)(
    'scores anew when a slider is dragged, on a %s',
    async (screen, { openPage, url }) => {
      const page = await openPage({ screen, at: CUSTOMER_ADDRESS })
      const before = await settledScore(page)
      const slider = page.getByLabel(ENGLISH.field.slider('monetary'))
      await slider.scrollIntoViewIfNeeded()
      const { x, y, width, height } = (await slider.boundingBox())!
      await page.mouse.move(x + 0.1 * width, y + height / 2)
      await page.mouse.down()
      await page.mouse.move(x + 0.6 * width, y + height / 2, { steps: 8 })
      await page.mouse.up()
      await expect.poll(() => settledScore(page)).not.toBe(before)
      const monetary = Number(await slider.inputValue())
      expect(await settledScore(page)).toBe(await askWorker(url, { ...CUSTOMER, monetary }))
    },
  )

  it('has bars that add up to the difference between the two scores', async ({ openPage }) => {
    const page = await openPage({ at: CUSTOMER_ADDRESS })
    const probability = await settledScore(page)
    const changes = await valuesOf(page, '.waterfall li:not(.milestone) data')
    const [typical, hers] = await valuesOf(page, '.waterfall .milestone data')
    expect(hers).toBe(probability)
    expect(changes.length).toBeGreaterThan(3)
    const sum = changes.reduce((total, change) => total + change, 0)
    expect(Math.abs(sum - (logitOf(hers) - logitOf(typical)))).toBeLessThan(1e-9)
  })

  it('has a link that shows the same to somebody else, and names nobody', async ({ openPage }) => {
    const page = await openPage({ at: 'customer' })
    await page.getByLabel('age', { exact: true }).fill('51')
    await page.getByLabel('gender', { exact: true }).selectOption('Other')
    await page.getByRole('button', { name: ENGLISH.form.copyLink }).click()
    await page.getByText(ENGLISH.form.copied).waitFor()
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()))
    const probability = await settledScore(page)
    expect(link.search).toBe('')
    const settings = new URLSearchParams(link.hash.split('?')[1])
    expect([...settings.keys()]).toEqual(Object.keys(CUSTOMER))
    const other = await openPage({ language: 'es', at: link.hash.slice(1) as 'customer' })
    expect(await settledScore(other)).toBe(probability)
    expect(await other.getByLabel('age', { exact: true }).inputValue()).toBe('51')
  })

  it.for(WORDS)(
    'marks what is no value, and goes on once it is mended, in %s',
    async ([language, words], { openPage, url }) => {
      const page = await openPage({ language, at: CUSTOMER_ADDRESS })
      await settledScore(page)
      const monetary = page.getByLabel('monetary', { exact: true })
      await monetary.fill('a lot')
      await page.locator('.headline .warned').waitFor()
      expect(await page.locator('.headline .warned').textContent()).toBe(words.score.mendForNew)
      expect(await monetary.getAttribute('aria-invalid')).toBe('true')
      await monetary.fill(language === 'es' ? '1.234,5' : '1,234.5')
      await page.locator('.headline .warned').waitFor({ state: 'detached' })
      expect(await monetary.getAttribute('aria-invalid')).toBe('false')
      expect(await settledScore(page)).toBe(await askWorker(url, { ...CUSTOMER, monetary: 1234.5 }))
    },
  )

  it('takes that a value is not known', async ({ openPage, url }) => {
    const page = await openPage({ at: CUSTOMER_ADDRESS })
    const before = await settledScore(page)
    await page.getByLabel(`${ENGLISH.field.notKnown}: ctr`).check()
    await expect.poll(() => settledScore(page)).not.toBe(before)
    expect(await settledScore(page)).toBe(await askWorker(url, { ...CUSTOMER, ctr: null }))
    await page.getByText(ENGLISH.reasons.imputed('ctr')).waitFor()
  })
})
