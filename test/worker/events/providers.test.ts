import { describe, expect, it } from 'vitest'
import type { EventProvider } from '../../../worker/events/event.ts'
import { EVENT_PROVIDERS } from '../../../worker/events/providers.ts'
import { PRIVATE, REPORTS } from '../../helpers/platform-reports.ts'

const PROVIDERS = Array.from(EVENT_PROVIDERS.values())

/** Bodies of any shape, with the platforms' own names in the wrong places. */
const ODD_BODIES: readonly unknown[] = [
  null,
  true,
  0,
  'event',
  [],
  {},
  [null, [], 'event', 1, {}],
  { events: null, data: null, meta: null, 'event-data': null },
  { events: {}, data: 'x', meta: [], 'event-data': [] },
  { events: [null, [], 1], data: [null, [], 1], meta: { klaviyo_webhook_id: 'w' } },
  JSON.parse('{"__proto__": {"type": "opened"}, "constructor": 1, "data": {"__proto__": 1}}'),
  { type: {}, timestamp: {}, data: { tags: [null, 1, { name: 'decision_id' }] } },
  { type: null, metric: 7, event_id: {}, timestamp: Infinity, data: [] },
  { 'event-data': { id: {}, event: [], timestamp: 'x', message: 1, 'client-info': 'bot' } },
  [{ sg_event_id: 'a', event: 'open' }, { sg_event_id: 'b', timestamp: 1 }, { event: 'open' }],
  { events: [{ id: 'a', event_type: 'x', time: 1e300, properties: { message_extras: '{' } }] },
]

describe('EVENT_PROVIDERS', () => {
  it('finds each by its name', () => {
    expect(Array.from(EVENT_PROVIDERS, ([path, { name }]) => [path, name])).toEqual([
      ['standard-webhooks', 'standard-webhooks'],
      ['resend', 'resend'],
      ['sendgrid', 'sendgrid'],
      ['mailgun', 'mailgun'],
      ['customer-io', 'customer-io'],
      ['klaviyo', 'klaviyo'],
      ['braze-currents', 'braze-currents'],
    ])
  })

  it('has a report of each to try', () => {
    expect(REPORTS.map(({ provider }) => provider)).toEqual(PROVIDERS.map(({ name }) => name))
  })
})

describe.each(REPORTS)('a report of $provider', ({ provider, headers, body, events }) => {
  const { read } = EVENT_PROVIDERS.get(provider) as EventProvider // the test above

  it('is read', () => {
    expect(read(body, new Headers(headers))).toEqual({
      events: events.map((event) => ({ provider, ...event })),
      leftOut: 0,
    })
  })

  it('leaves no trace of the customer', () => {
    expect(JSON.stringify(body)).toContain(PRIVATE)
    expect(JSON.stringify(read(body, new Headers(headers)))).not.toMatch(/private|jane|203\.0/i)
  })

  it('is not changed', () => {
    const before = structuredClone(body)
    read(body, new Headers(headers))
    expect(body).toEqual(before)
  })
})

describe.each(PROVIDERS)('$name', ({ name, read }) => {
  it.each(ODD_BODIES)('bears %j', (body) => {
    const headers = new Headers({ 'webhook-id': 'msg_1', 'klaviyo-webhook-id': 'w' })
    const { events, leftOut } = read(body, headers)
    expect(events.every((event) => event.provider === name && event.event_id !== '')).toBe(true)
    expect(leftOut).toBeGreaterThanOrEqual(0)
  })
})
