import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { ENGLISH } from '../../worker/page/words/en.ts'
import { it } from './helpers/page-test.ts'
import { openAnswered, ROOMS } from './helpers/rooms.ts'

/** What a keyboard can be at; of radio buttons the chosen one, and where a table scrolls, that. */
const STOPS =
  'a[href], button:enabled, input:enabled:not([type=radio]:not(:checked)), ' +
  'select:enabled, summary, [tabindex="0"]'

/** Positions in the document of what Tab comes to, one after the other, from its beginning. */
async function tabThrough(page: Page): Promise<{ reached: number[]; stops: number[] }> {
  const stops = await page.evaluateHandle(
    (selector) => [...document.querySelectorAll(selector)].filter((stop) => stop.checkVisibility()),
    STOPS,
  )
  const count = await stops.evaluate((all) => all.length)
  const reached: number[] = []
  await page.locator('.skip').focus()
  for (let at = 0; at < count; at++) {
    reached.push(await stops.evaluate((all) => all.findIndex((stop) => stop.matches(':focus'))))
    await page.keyboard.press('Tab')
  }
  return { reached, stops: [...Array(count).keys()] }
}

describe('the keyboard', () => {
  it.for(ROOMS)('reaches all of the room %s, in order', async (room, { openPage, project }) => {
    const page = await openAnswered(openPage, project, room, {})
    const { reached, stops } = await tabThrough(page)
    expect(stops.length).toBeGreaterThan(7)
    expect(reached).toEqual(stops)
  })

  it('can skip the head of the page', async ({ openPage }) => {
    const page = await openPage({ at: 'customer' })
    await page.keyboard.press('Tab')
    const skip = page.getByRole('button', { name: ENGLISH.shell.skip })
    expect(await skip.evaluate((button) => button.matches(':focus'))).toBe(true)
    expect((await skip.boundingBox())!.x).toBeGreaterThanOrEqual(0)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const first = page.getByRole('main').getByRole('button').first()
    expect(await first.evaluate((button) => button.matches(':focus'))).toBe(true)
  })

  it('sees where it is', async ({ openPage }) => {
    const page = await openPage({ at: 'customer' })
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.querySelector(':focus')!)
      return `${outlineStyle} ${outlineWidth}`
    })
    expect(outline).toBe('solid 2px')
  })
})
