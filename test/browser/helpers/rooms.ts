/** Rooms as they are once a viewer has asked them something. */

import type { Page } from 'playwright-core'
import type { Language } from '../../../shared/language.ts'
import type { Room } from '../../../worker/page/session/address.ts'

export const ROOMS: readonly Room[] = ['model', 'customer', 'send', 'list']

/** Fills in a room that is open, and waits for its results. */
export async function askRoom(page: Page, room: Room, _language: Language): Promise<void> {
  if (room === 'model') await page.locator('.uplot canvas').first().waitFor()
  if (room === 'customer') await page.locator('.outcome[aria-busy=false] .details').waitFor()
}
