import { describe, expect, it } from 'vitest'
import { resendEvents, standardWebhooksEvents } from '../../../worker/events/standard-webhooks.ts'

const HEADERS = { 'webhook-id': 'msg_1', 'webhook-timestamp': '1795518000' }

function readOne(body: unknown, headers: Readonly<Record<string, string>> = HEADERS) {
  return standardWebhooksEvents.read(body, new Headers(headers)).events[0]
}

describe('standardWebhooksEvents', () => {
  it.each([
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['opened', 'opened'],
    ['clicked', 'clicked'],
    ['bounced', 'bounced'],
    ['complained', 'complained'],
    ['unsubscribed', 'unsubscribed'],
    ['converted', 'converted'],
    ['skipped', 'skipped'],
    ['failed', 'failed'],
    ['email.sent', 'sent'],
    ['email.suppressed', 'skipped'],
    ['email.delivery_delayed', 'other'],
    ['contact.created', 'other'],
    ['domain.failed', 'other'],
    ['constructor', 'other'],
    ['', 'other'],
  ])('takes %j for %s', (type, expected) => {
    expect(readOne({ type })).toMatchObject({ type: expected })
  })

  it.each([
    ['created_at', { created_at: '2026-11-24T10:00:00Z' }, '2026-11-24T10:00:00.000Z'],
    ['timestamp', { timestamp: '2026-11-24T10:30:00Z' }, '2026-11-24T10:30:00.000Z'],
    ['the header', {}, '2026-11-24T11:00:00.000Z'],
    ['the header, beside no time', { timestamp: 'soon' }, '2026-11-24T11:00:00.000Z'],
  ])('takes the time of %s', (_name, times, at) => {
    expect(readOne({ type: 'opened', ...times })).toMatchObject({ at })
  })

  it('knows the headers of Svix', () => {
    expect(
      readOne({ type: 'opened' }, { 'svix-id': 'msg_2', 'svix-timestamp': '1795518000' }),
    ).toMatchObject({ event_id: 'msg_2', at: '2026-11-24T11:00:00.000Z' })
  })

  it('believes a sender who names a machine', () => {
    expect(readOne({ type: 'opened', data: { machine: true } })).toMatchObject({ machine: true })
    expect(readOne({ type: 'opened', data: { machine: 'no' } })).toMatchObject({ machine: false })
  })

  it.each([
    ['an id', { type: 'opened' }, { 'webhook-timestamp': '1795518000' }],
    ['a type', {}, HEADERS],
    ['a time', { type: 'opened' }, { 'webhook-id': 'msg_1' }],
  ])('leaves out what has not %s', (_name, body, headers) => {
    expect(standardWebhooksEvents.read(body, new Headers(headers))).toEqual({
      events: [],
      leftOut: 1,
    })
  })
})

describe('the id of a message that comes with two', () => {
  const BOTH = {
    'webhook-id': 'w',
    'svix-id': 's',
    'webhook-timestamp': '1',
    'svix-timestamp': '2',
  }

  it.each([
    ['svix', 'svix-signature', 's', '1970-01-01T00:00:02.000Z'],
    ['webhook', 'webhook-signature', 'w', '1970-01-01T00:00:01.000Z'],
  ])('is that of the signature: %s', (_sender, signature, event_id, at) => {
    const headers = { ...BOTH, [signature]: 'v1,c2lnbmF0dXJl' }
    expect(readOne({ type: 'opened' }, headers)).toMatchObject({ event_id, at })
  })
})

describe('resendEvents', () => {
  it.each([
    ['an object', { decision_id: 'd-1' }],
    [
      'a list',
      [
        { name: 'category', value: 'x' },
        { name: 'decision_id', value: 'd-1' },
      ],
    ],
  ])('finds the decision in tags that are %s', (_name, tags) => {
    const body = { type: 'email.opened', data: { email_id: 'm-1', tags } }
    expect(resendEvents.read(body, new Headers(HEADERS)).events).toMatchObject([
      { provider: 'resend', message_id: 'm-1', decision_id: 'd-1' },
    ])
  })
})
