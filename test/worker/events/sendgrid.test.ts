import { describe, expect, it } from 'vitest'
import { sendgridEvents } from '../../../worker/events/sendgrid.ts'

const EVENT = { sg_event_id: 'e-1', event: 'open', timestamp: 1795518000 }

describe('sendgridEvents', () => {
  it.each([
    ['processed', 'sent'],
    ['delivered', 'delivered'],
    ['open', 'opened'],
    ['click', 'clicked'],
    ['bounce', 'bounced'],
    ['spamreport', 'complained'],
    ['unsubscribe', 'unsubscribed'],
    ['group_unsubscribe', 'unsubscribed'],
    ['dropped', 'skipped'],
    ['deferred', 'other'],
    ['group_resubscribe', 'other'],
    ['account_status_change', 'other'],
  ])('takes %s for %s', (event, type) => {
    const { events } = sendgridEvents.read([{ ...EVENT, event }], new Headers())
    expect(events).toMatchObject([{ type }])
  })

  it.each([
    [true, true],
    [false, false],
    [undefined, false],
    ['false', false],
  ])('with sg_machine_open %j says %j', (sg_machine_open, machine) => {
    const { events } = sendgridEvents.read([{ ...EVENT, sg_machine_open }], new Headers())
    expect(events).toMatchObject([{ machine }])
  })

  it('leaves out and counts what is no event, and keeps the others in their order', () => {
    const body = [
      null,
      EVENT,
      { ...EVENT, sg_event_id: undefined },
      { ...EVENT, event: undefined },
      { ...EVENT, timestamp: 'soon' },
      { ...EVENT, sg_event_id: 'e-2' },
    ]
    const { events, leftOut } = sendgridEvents.read(body, new Headers())
    expect([events.map(({ event_id }) => event_id), leftOut]).toEqual([['e-1', 'e-2'], 4])
  })
})
