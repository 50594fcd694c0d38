import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { expectReadable } from '../helpers/expect-readable.ts'
import { findBarriers } from './helpers/find-barriers.ts'
import { it, type PageOptions } from './helpers/page-test.ts'
import { openAnswered, ROOMS } from './helpers/rooms.ts'
import { readCharts, repeatedTicks } from './helpers/written-charts.ts'

/** Where pictures are left, for people to look at. */
const PICTURES = 'outputs/screenshots'

const LOOKS = [
  { language: 'en', screen: 'desktop', colorScheme: 'light' },
  { language: 'es', screen: 'desktop', colorScheme: 'dark' },
  { language: 'en', screen: 'phone', colorScheme: 'dark' },
  { language: 'es', screen: 'phone', colorScheme: 'light' },
] as const satisfies readonly PageOptions[]

const CASES = ROOMS.flatMap((room) => LOOKS.map((look) => ({ room, ...look })))

/** Takes a picture, and fails on what keeps somebody out. What is minor is printed. */
async function expectOpenToAll(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true })
  const barriers = await findBarriers(page)
  for (const { impact, rule, elements } of barriers) {
    console.log(`${name}: ${impact}, ${rule}: ${elements.join(' ')}`)
  }
  expect(barriers.filter(({ impact }) => impact !== 'minor')).toEqual([])
}

async function expectToFit(page: Page): Promise<void> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return { scrollWidth, clientWidth }
  })
  expect(scrollWidth).toBe(clientWidth)
}

describe('the room', () => {
  it.for(CASES)(
    '$room, $language, on a $screen, $colorScheme, keeps nobody out, fits the screen and can be read',
    async ({ room, ...look }, { openPage, project }) => {
      const page = await openAnswered(openPage, project, room, look)
      await expectOpenToAll(page, [room, ...Object.values(look)].join('-'))
      await expectToFit(page)
      for (const chart of await readCharts(page)) {
        expectReadable(chart.texts, chart)
        expect(repeatedTicks(chart)).toEqual([])
      }
    },
  )
})

describe('a worker that wants a key', () => {
  it('asks for it in a form that keeps nobody out and fits the screen', async ({
    openPage,
    serve,
  }) => {
    const { url } = await serve({ bindings: { API_KEYS: 'f'.repeat(64) } })
    for (const look of LOOKS) {
      const page = await openPage({ url, ...look, expected: /status of 401/ })
      await expectOpenToAll(page, ['key', ...Object.values(look)].join('-'))
      await expectToFit(page)
    }
  })
})
