/** Rooms as they are once a viewer has asked them something. */

import type { Page } from 'playwright-core'
import type { Room } from '../../../worker/page/session/address.ts'
import { listWithBadRows } from './customer-list.ts'
import type { OpenPage, PageOptions } from './page-test.ts'

export const ROOMS: readonly Room[] = ['model', 'customer', 'send', 'list']

/** A customer with something to be said of her. */
export const CUSTOMER = {
  ...{ recency: 12, frequency: 6, monetary: 310.5, open_rate: 0.45, ctr: 0.12 },
  ...{ age: 34, gender: 'F', region: 'North' },
}

/** Where the page shows her. */
export const CUSTOMER_ADDRESS = `customer?${new URLSearchParams(
  Object.entries(CUSTOMER).map(([name, value]) => [name, `${value}`]),
)}` as const

const ADDRESSES = {
  model: 'model',
  customer: CUSTOMER_ADDRESS,
  send: 'send?cost=2&value=9&size=10000&budget=1500&caused=20',
  list: 'list',
} as const

/** What shows that a room has its results. */
const RESULTS: Readonly<Record<Room, string>> = {
  model: '.uplot canvas',
  customer: '.outcome[aria-busy=false] .waterfall',
  send: '.uplot canvas',
  list: '.bad-rows',
}

/** Opens a room with a question asked and its results there. */
export async function openAnswered(
  openPage: OpenPage,
  project: string,
  room: Room,
  options: PageOptions,
): Promise<Page> {
  const page = await openPage({ ...options, at: ADDRESSES[room] })
  if (room === 'list') {
    await page.locator('input[type=file]').setInputFiles(listWithBadRows(project))
  }
  await page.locator(RESULTS[room]).first().waitFor()
  return page
}
