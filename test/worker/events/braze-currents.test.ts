import { describe, expect, it } from 'vitest'
import { brazeCurrentsEvents } from '../../../worker/events/braze-currents.ts'

const EVENT = { id: 'e-1', event_type: 'users.messages.email.Send', time: 1795518000 }

function readOne(event: Readonly<Record<string, unknown>>) {
  return brazeCurrentsEvents.read({ events: [{ ...EVENT, ...event }] }, new Headers()).events[0]
}

describe('brazeCurrentsEvents', () => {
  it.each([
    ['users.messages.email.Send', 'sent'],
    ['users.messages.email.Delivery', 'delivered'],
    ['users.messages.email.Open', 'opened'],
    ['users.messages.email.Click', 'clicked'],
    ['users.messages.email.Bounce', 'bounced'],
    ['users.messages.email.MarkAsSpam', 'complained'],
    ['users.messages.email.Unsubscribe', 'unsubscribed'],
    ['users.messages.email.Abort', 'skipped'],
    ['users.campaigns.Conversion', 'converted'],
    ['users.canvas.Conversion', 'converted'],
    ['users.messages.email.SoftBounce', 'other'],
    ['users.messages.sms.Delivery', 'other'],
    ['users.behaviors.Purchase', 'other'],
  ])('takes %s for %s', (event_type, type) => {
    expect(readOne({ event_type })).toMatchObject({ type })
  })

  it.each([
    [{ machine_open: 'true' }, true],
    [{ machine_open: 'Apple' }, true],
    [{ machine_open: null }, false],
    [{ machine_open: 'false' }, false],
    [{ is_suspected_bot_click: true }, true],
    [{ is_suspected_bot_click: 'true' }, true],
    [{ is_suspected_bot_click: false }, false],
    [{ is_suspected_bot_click: null }, false],
    [{}, false],
  ])('with %j says %j', (properties, machine) => {
    expect(readOne({ properties })).toMatchObject({ machine })
  })

  it.each([
    ['the decision', '{"decision_id":"d-1"}', 'd-1'],
    ['something else', '{"copy_id":"x"}', null],
    ['no JSON', '{"decision_id":', null],
    ['no object', '["decision_id"]', null],
    ['null', 'null', null],
  ])('with extras of %s', (_name, message_extras, decision_id) => {
    expect(readOne({ properties: { message_extras } })).toMatchObject({ decision_id })
  })

  it.each([[{ events: [] }], [{}], [null]])('finds nothing amiss with %j', (body) => {
    expect(brazeCurrentsEvents.read(body, new Headers())).toEqual({ events: [], leftOut: 0 })
  })
})
