import { describe, expect } from 'vitest'
import { ENGLISH } from '../../worker/page/words/en.ts'
import { SPANISH } from '../../worker/page/words/es.ts'
import { it } from './helpers/page-test.ts'

describe('the page', () => {
  it.for([
    ['en', ENGLISH],
    ['es', SPANISH],
  ] as const)('opens in the language of the browser, %s', async ([language, words], { openPage }) => {
    const page = await openPage({ language })
    expect(await page.title()).toBe(words.shell.documentTitle)
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    expect(await page.locator('h1').textContent()).toBe(words.model.title)
  })

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

  it('tells which model it shows', async ({ openPage, url }) => {
    const { version } = (await (await fetch(`${url}/v1/model`)).json()) as { version: string }
    const page = await openPage()
    expect(await page.locator('header').textContent()).toContain(ENGLISH.shell.model(version))
  })
})

describe("the page's policy", () => {
  it('allows nothing inline, nothing evaluated, and nothing of other hosts', async ({ url }) => {
    const { headers } = await fetch(url)
    expect(headers.get('content-security-policy')?.split(/ *; */)).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
  })

  it.for(['/assets/nothing.js', '/nothing'])('does not make a page of %s', async (path, { url }) => {
    expect((await fetch(url + path)).status).toBe(404)
  })

  it('is needed by nothing that the document says', async ({ url }) => {
    const html = await (await fetch(url)).text()
    expect(html).toContain('<script type="module"')
    expect(html).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=|\sstyle=|javascript:/i)
    expect(html.match(/(?:src|href)="(?!\/)[^"]*"/g)).toBeNull()
  })
})
