import { describe, expect } from 'vitest'
import { ENGLISH } from '../../worker/page/words/en.ts'
import { SPANISH } from '../../worker/page/words/es.ts'
import { it } from './helpers/page-test.ts'

describe('the page', () => {
  it.for([
    ['en', ENGLISH],
    ['es', SPANISH],
  ] as const)(
    'opens in the language of the browser, %s',
    async ([language, words], { openPage }) => {
      const page = await openPage({ language })
      expect(await page.title()).toBe(words.shell.documentTitle)
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      expect(await page.locator('h1').textContent()).toBe(words.model.title)
    },
  )

  it('paints soon', async ({ openPage }) => {
    const page = await openPage()
    const paintedAfterMs = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0].startTime,
    )
    console.log(`First contentful paint after ${Math.round(paintedAfterMs)} ms.`)
    expect(paintedAfterMs).toBeLessThan(3000)
  })

  it('switches language, and remembers it', async ({ openPage }) => {
    const page = await openPage({ language: 'en' })
    await page.getByRole('button', { name: 'Español' }).click()
    expect(await page.locator('h1').textContent()).toBe(SPANISH.model.title)
    await page.reload()
    expect(await page.locator('html').getAttribute('lang')).toBe('es')
    expect(await page.locator('h1').textContent()).toBe(SPANISH.model.title)
  })

  it.for(['model', 'customer', 'send', 'list'] as const)(
    'leads to the room %s, and back',
    async (room, { openPage }) => {
      const page = await openPage({ at: room === 'model' ? 'send' : 'model' })
      const before = page.url()
      await page.getByRole('link', { name: ENGLISH[room].title, exact: true }).click()
      await page.getByRole('heading', { level: 1, name: ENGLISH[room].title }).waitFor()
      expect(await page.locator('nav [aria-current=page]').allTextContents()).toEqual([
        ENGLISH[room].title,
      ])
      await page.goBack()
      expect(page.url()).toBe(before)
    },
  )

  it('is never loaded anew by a link, opened without a room in the address either', async ({
    openPage,
    url,
  }) => {
    const page = await openPage()
    await page.goto(`${url}/`)
    await page.locator('main[aria-busy=false]').waitFor()
    let loads = 0
    page.on('load', () => {
      loads += 1
    })
    for (const room of ['send', 'model', 'customer'] as const) {
      await page.getByRole('link', { name: ENGLISH[room].title, exact: true }).click()
      await page.getByRole('heading', { level: 1, name: ENGLISH[room].title }).waitFor()
    }
    expect(loads).toBe(0)
  })

  it('tells which model it shows', async ({ openPage, url }) => {
    const { version } = (await (await fetch(`${url}/v1/model`)).json()) as { version: string }
    const page = await openPage()
    expect(await page.locator('header').textContent()).toContain(ENGLISH.shell.model(version))
  })
})

describe("the page's policy", () => {
  it('lets the browser run nothing that is written into the document', async ({ openPage }) => {
    const page = await openPage({ expected: /violates the following Content Security Policy/ })
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "changed"'
      document.body.append(script)
      document.body.setAttribute('style', 'opacity: 0.5')
      return [document.title, getComputedStyle(document.body).opacity]
    })
    expect(ran).toEqual([ENGLISH.shell.documentTitle, '1'])
  })
})
