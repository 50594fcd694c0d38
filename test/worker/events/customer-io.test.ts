import { describe, expect, it } from 'vitest'
import { customerIoEvents } from '../../../worker/events/customer-io.ts'

function readOne(event: Readonly<Record<string, unknown>>) {
  const body = { event_id: 'e-1', timestamp: 1795518000, object_type: 'email', ...event }
  return customerIoEvents.read(body, new Headers()).events[0]
}

describe('customerIoEvents', () => {
  it.each([
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['opened', 'opened'],
    ['clicked', 'clicked'],
    ['converted', 'converted'],
    ['unsubscribed', 'unsubscribed'],
    ['bounced', 'bounced'],
    ['spammed', 'complained'],
    ['dropped', 'skipped'],
    ['undeliverable', 'skipped'],
    ['failed', 'failed'],
    ['drafted', 'other'],
    ['attempted', 'other'],
    ['deferred', 'other'],
    ['subscription_preferences_changed', 'other'],
  ])('takes %s for %s', (metric, type) => {
    expect(readOne({ metric })).toMatchObject({ type })
  })

  it.each([
    ['opened', { proxied: true }, true],
    ['opened', { prefetched: true }, true],
    ['opened', { synthetic: true }, true],
    ['clicked', { machine: true }, true],
    ['opened', { proxied: false, prefetched: false, synthetic: false }, false],
    ['clicked', { machine: 'false' }, false],
    ['clicked', null, false],
  ])('of %s with %j says %j', (metric, data, machine) => {
    expect(readOne({ metric, data })).toMatchObject({ machine })
  })
})
