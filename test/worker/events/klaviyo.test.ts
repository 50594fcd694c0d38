import { describe, expect, it } from 'vitest'
import { klaviyoEvents } from '../../../worker/events/klaviyo.ts'

const HEADERS = { 'Klaviyo-Webhook-Id': 'webhook-1' }
const META = { klaviyo_webhook_id: 'webhook-1', timestamp: '2026-11-24T12:00:00+00:00' }
const ENTRY = { external_id: 'e-1', topic: 'event:klaviyo.opened_email' }

describe('klaviyoEvents', () => {
  it.each([
    ['event:klaviyo.received_email', 'delivered'],
    ['event:klaviyo.email_delivered', 'delivered'],
    ['event:klaviyo.opened_email', 'opened'],
    ['event:klaviyo.clicked_email', 'clicked'],
    ['event:klaviyo.bounced_email', 'bounced'],
    ['event:klaviyo.dropped_email', 'skipped'],
    ['event:klaviyo.marked_email_as_spam', 'complained'],
    ['event:klaviyo.unsubscribed_from_email_marketing', 'unsubscribed'],
    ['event:klaviyo.sent_sms', 'other'],
    ['event:api.placed_order', 'other'],
  ])('takes %s for %s', (topic, type) => {
    const body = { data: [{ ...ENTRY, topic }], meta: META }
    expect(klaviyoEvents.read(body, new Headers(HEADERS)).events).toMatchObject([{ type }])
  })

  it.each([
    ['another webhook than the body', META, { 'Klaviyo-Webhook-Id': 'webhook-2' }],
    ['no webhook', META, {}],
    ['a webhook that the body does not', { timestamp: META.timestamp }, HEADERS],
    ['no webhook, as does the body', { timestamp: META.timestamp }, {}],
    ['a webhook, and the body an empty one', { ...META, klaviyo_webhook_id: '' }, HEADERS],
  ])('leaves everything out where the header names %s', (_name, meta, headers) => {
    const body = { data: [ENTRY, ENTRY], meta }
    expect(klaviyoEvents.read(body, new Headers(headers as Record<string, string>))).toEqual({
      events: [],
      leftOut: 2,
    })
  })

  it('leaves out an entry without any time', () => {
    const body = { data: [ENTRY], meta: { klaviyo_webhook_id: 'webhook-1' } }
    expect(klaviyoEvents.read(body, new Headers(HEADERS))).toEqual({ events: [], leftOut: 1 })
  })
})
