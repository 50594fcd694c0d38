import { describe, expect, it } from 'vitest'
import { mailgunEvents } from '../../../worker/events/mailgun.ts'

function readOne(event: Readonly<Record<string, unknown>>) {
  const body = { 'event-data': { id: 'e-1', timestamp: 1795518000, ...event } }
  return mailgunEvents.read(body, new Headers()).events[0]
}

describe('mailgunEvents', () => {
  it.each([
    [{ event: 'accepted' }, 'sent'],
    [{ event: 'rejected' }, 'failed'],
    [{ event: 'delivered' }, 'delivered'],
    [{ event: 'opened' }, 'opened'],
    [{ event: 'clicked' }, 'clicked'],
    [{ event: 'unsubscribed' }, 'unsubscribed'],
    [{ event: 'complained' }, 'complained'],
    [{ event: 'failed', severity: 'temporary' }, 'other'],
    [{ event: 'failed', severity: 'temporary', reason: 'suppress-bounce' }, 'other'],
    [{ event: 'failed', severity: 'permanent', reason: 'bounce' }, 'bounced'],
    [{ event: 'failed', severity: 'permanent', reason: 'suppress-bounce' }, 'skipped'],
    [{ event: 'failed' }, 'failed'],
    [{ event: 'rejected', severity: 'permanent' }, 'failed'],
    [{ event: 'stored' }, 'other'],
  ])('takes %j for %s', (event, type) => {
    expect(readOne(event)).toMatchObject({ type })
  })

  it.each(['apple', 'gmail', 'generic'])('takes the bot %s for a machine', (bot) => {
    expect(readOne({ event: 'opened', 'client-info': { bot } })).toMatchObject({ machine: true })
  })

  it.each([[{ bot: '' }], [{}], [undefined]])('takes a client of %j for nobody', (client) => {
    expect(readOne({ event: 'opened', 'client-info': client })).toMatchObject({ machine: false })
  })

  it('leaves out a body without an event', () => {
    const body = { signature: { timestamp: '1795518000', token: 't', signature: 's' } }
    expect(mailgunEvents.read(body, new Headers())).toEqual({ events: [], leftOut: 1 })
  })
})
