/** `it` for tests of the page: a browser, a worker to serve the page, and pages that may not err. */

import { type Browser, chromium, type Page } from 'playwright-core'
import { it as base, expect, inject } from 'vitest'
import type { Language } from '../../../shared/language.ts'
import type { Room } from '../../../worker/page/session/address.ts'
import { harnessOptions, startWorkerd, type WorkerdOptions } from '../../helpers/workerd.ts'
import { noteCharts } from './written-charts.ts'

export interface PageOptions {
  /** The browser's. */
  readonly language?: Language
  readonly screen?: keyof typeof SCREENS
  readonly colorScheme?: 'light' | 'dark'
  readonly reducedMotion?: 'reduce' | 'no-preference'
  /** What follows the address's `#`: a room, perhaps with its settings. */
  readonly at?: Room | `${Room}?${string}`
  /** Of another worker than the file's own. */
  readonly url?: string
  /** Errors that the browser will report: a status other than 200 is one to it. */
  readonly expected?: RegExp
}

export type OpenPage = (options?: PageOptions) => Promise<Page>

const SCREENS = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  narrow: { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true },
} as const

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es-ES' }

/** How long a page may take over one step. */
const PATIENCE_MS = 10_000

/** What a page may ask for: its own worker, and what it made itself. */
const OWN_SCHEMES = ['blob:', 'data:']

/**
 * Every page that a test opens is closed with it. The test fails if one of them reported an error,
 * broke its Content-Security-Policy, which browsers report as an error, or asked another host.
 */
export const it = base
  .extend('project', { scope: 'file' }, inject('pageProject'))
  .extend('executablePath', { scope: 'file' }, inject('chromium'))
  .extend('browser', { scope: 'file' }, async ({ executablePath }, { onCleanup }) => {
    const browser = await chromium.launch({ executablePath })
    onCleanup(() => browser.close())
    return browser
  })
  .extend('url', { scope: 'file' }, async ({ project }, { onCleanup }) => {
    const worker = await startWorkerd({ root: project, config: 'wrangler.toml' })
    onCleanup(() => worker.close())
    return (await worker.listen()).url.origin
  })
  .extend('serve', ({ project }, { onCleanup }) => async (options: WorkerdOptions) => {
    const worker = await startWorkerd({ root: project, config: 'wrangler.toml', ...options })
    onCleanup(() => worker.close())
    return {
      url: (await worker.listen()).url.origin,
      become: (changed: WorkerdOptions) =>
        worker.update(harnessOptions({ root: project, config: 'wrangler.toml', ...changed })),
      stop: () => worker.close(),
    }
  })
  .extend('openPage', async ({ browser, url }, { onCleanup }): Promise<OpenPage> => {
    const complaints: string[] = []
    const pages: Page[] = []
    onCleanup(async () => {
      for (const page of pages) await page.context().close()
      expect(complaints, 'errors of the page').toEqual([])
    })
    return async (options = {}) => {
      const page = await open(browser, { url, ...options }, complaints)
      pages.push(page)
      return page
    }
  })

async function open(
  browser: Browser,
  {
    language = 'en',
    screen = 'desktop',
    colorScheme = 'light',
    reducedMotion = 'no-preference',
    at = 'model',
    url,
    expected,
  }: PageOptions & { readonly url: string },
  complaints: string[],
): Promise<Page> {
  const context = await browser.newContext({
    ...SCREENS[screen],
    ...{ locale: LOCALES[language], colorScheme, reducedMotion },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const complain = (text: string) => {
    if (!expected?.test(text)) complaints.push(text)
  }
  page.on('pageerror', (error) => complain(`${error}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complain(message.text())
  })
  context.on('request', (request) => {
    const asked = new URL(request.url())
    if (asked.origin === url || OWN_SCHEMES.includes(asked.protocol)) return
    complain(`Expected requests to the page's worker only. Received one to ${asked.host}.`)
  })
  await noteCharts(page)
  await page.goto(`${url}/#${at}`)
  await page.locator('main[aria-busy=false]').waitFor()
  return page
}
