/**
 * Iterable in its own place: a data feed, kept for an hour by its address, and Handlebars with the
 * helpers that Iterable documents. The engine is Handlebars.js; Iterable's is Java's.
 */

import Handlebars from 'handlebars'
import type { Endpoint } from './platform-app.ts'
import type { Profile } from './recipients.ts'
import { snippetOf } from './snippets.ts'

export interface IterableSend {
  /** Null: the message was sent. */
  readonly skipped: 'SendAborted' | 'DataFeedError' | null
  /** What was stored with the event, where the template skipped. */
  readonly cause?: unknown
}

class SendSkip extends Error {
  readonly named: Readonly<Record<string, unknown>>

  constructor(named: Readonly<Record<string, unknown>>) {
    super('skipped')
    this.named = named
  }
}

/** @param kept Answers of the last hour, by address. */
export async function sendByIterable(
  template: string,
  { customer_id, ...fields }: Profile,
  endpoint: Endpoint,
  kept: Map<string, unknown> = new Map(),
): Promise<IterableSend> {
  const profile = { userId: customer_id, ...fields }
  const headers = { authorization: 'Bearer KEY', 'x-presend-customer': customerHeaderOf(fields) }
  const handlebars = createHandlebars()
  const address = handlebars.compile(snippetOf('iterable-address').trim())(profile)
  const presend = await readFeed(address, headers, endpoint, kept)
  if (presend === null) return { skipped: 'DataFeedError' }
  try {
    handlebars.compile(template)({ ...profile, presend })
    return { skipped: null }
  } catch (error) {
    if (error instanceof SendSkip) return { skipped: 'SendAborted', cause: error.named.cause }
    throw error
  }
}

export function customerHeaderOf(fields: Profile): string {
  return createHandlebars().compile(snippetOf('iterable-customer-header').trim())(fields)
}

/** Null where Iterable gives up. It wants an object: a list is none. */
async function readFeed(
  url: string,
  headers: Record<string, string>,
  endpoint: Endpoint,
  kept: Map<string, unknown>,
): Promise<unknown> {
  if (kept.has(url)) return kept.get(url)
  try {
    const response = await endpoint(url, { headers })
    const answer: unknown = response.status === 200 ? await response.json() : null
    const feed = Array.isArray(answer) ? null : answer
    if (feed !== null) kept.set(url, feed)
    return feed
  } catch {
    return null
  }
}

function createHandlebars(): typeof Handlebars {
  const handlebars = Handlebars.create()
  handlebars.registerHelper('ifEq', function ifEq(this: unknown, first, second, options) {
    return String(first) === String(second) ? options.fn(this) : options.inverse(this)
  })
  handlebars.registerHelper('urlEncode', function urlEncode(this: unknown, options) {
    return new URLSearchParams({ text: options.fn(this) }).toString().slice('text='.length)
  })
  handlebars.registerHelper('sendSkip', (options) => {
    throw new SendSkip(options.hash)
  })
  return handlebars
}
