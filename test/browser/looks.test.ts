import { join } from 'node:path'
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

describe('the room', () => {
  it.for(CASES)(
    '$room, $language, on a $screen, $colorScheme, keeps nobody out, fits the screen and can be read',
    async ({ room, ...look }, { openPage, project }) => {
      const page = await openAnswered(openPage, project, room, look)
      const name = [room, look.language, look.screen, look.colorScheme].join('-')
      await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true })
      const barriers = await findBarriers(page)
      for (const { impact, rule, elements } of barriers) {
        console.log(`${name}: ${impact}, ${rule}: ${elements.join(' ')}`)
      }
      expect(barriers.filter(({ impact }) => impact !== 'minor')).toEqual([])
      const { scrollWidth, clientWidth } = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement
        return { scrollWidth, clientWidth }
      })
      expect(scrollWidth).toBe(clientWidth)
      for (const chart of await readCharts(page)) {
        expectReadable(chart.texts, chart)
        expect(repeatedTicks(chart)).toEqual([])
      }
    },
  )
})
