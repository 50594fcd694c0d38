import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { it } from './helpers/page-test.ts'
import { openAnswered, ROOMS } from './helpers/rooms.ts'

/** Kinds of elements that do not change at once. */
function movingElements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const moving = [...document.querySelectorAll('*')].filter((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element)
      return /[1-9]/.test(transitionDuration) || animationName !== 'none'
    })
    return [...new Set(moving.map(({ localName }) => localName))]
  })
}

describe('a screen of 360 pixels', () => {
  it.for(ROOMS)('has the whole width of the room %s', async (room, { openPage, project }) => {
    const page = await openAnswered(openPage, project, room, { screen: 'narrow' })
    const width = () => page.evaluate(() => document.documentElement.scrollWidth)
    expect(await width()).toBe(360)
    await page.getByRole('button', { name: 'Español' }).click()
    await page.locator('html[lang=es]').waitFor()
    expect(await width()).toBe(360)
  })
})

describe('a viewer who wants no motion', () => {
  it.for(ROOMS)('sees none in the room %s', async (room, { openPage, project }) => {
    const page = await openAnswered(openPage, project, room, { reducedMotion: 'reduce' })
    expect(await movingElements(page)).toEqual([])
  })

  it('looks at a page that does move for others', async ({ openPage, project }) => {
    const page = await openAnswered(openPage, project, 'customer', {})
    expect(await movingElements(page)).toContain('button')
  })
})
