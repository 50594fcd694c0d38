import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createIdentities } from '../../../worker/decisions/identities.ts'

const SUBJECT = { tenant: 'acme', campaign: 'spring', customer: 'C1', dispatch: 'd1' }

const identities = await createIdentities('a secret')

describe('decisionId', () => {
  it('is HMAC-SHA-256 of the parts, as node:crypto computes it', async () => {
    const expected = createHmac('sha256', 'presend:a secret')
      .update('["decision","acme","spring","C1","d1"]')
      .digest('hex')
      .slice(0, 32)
    expect(await identities.decisionId(SUBJECT)).toBe(expected)
  })

  it.each([
    ['tenant', { tenant: 'other' }],
    ['campaign', { campaign: 'summer' }],
    ['customer', { customer: 'C2' }],
    ['dispatch', { dispatch: 'd2' }],
    ['a dispatch at all', { dispatch: null }],
    ['where one part ends and the next begins', { campaign: 'springC', customer: '1' }],
  ])('differs by %s', async (_name, change) => {
    const other = await identities.decisionId({ ...SUBJECT, ...change })
    expect(other).not.toBe(await identities.decisionId(SUBJECT))
  })

  it('differs by secret, and needs none', async () => {
    const without = await createIdentities('')
    expect(await without.decisionId(SUBJECT)).toMatch(/^[0-9a-f]{32}$/)
    expect(await without.decisionId(SUBJECT)).not.toBe(await identities.decisionId(SUBJECT))
  })
})

describe('holdoutDraw', () => {
  it('is the same for the same customer and campaign, whatever else is asked', async () => {
    const draw = await identities.holdoutDraw('spring', 'C1')
    expect(await (await createIdentities('a secret')).holdoutDraw('spring', 'C1')).toBe(draw)
    expect(await identities.holdoutDraw('summer', 'C1')).not.toBe(draw)
    expect(await identities.holdoutDraw('spring', 'C2')).not.toBe(draw)
  })

  it('spreads customers evenly over [0, 1)', async () => {
    const draws = await Promise.all(
      Array.from({ length: 20_000 }, (_, at) => identities.holdoutDraw('spring', `C${at}`)),
    )
    const counts = draws.reduce((bins, draw) => {
      bins[Math.floor(draw * 10)] += 1
      return bins
    }, Array<number>(10).fill(0))
    // Five standard deviations of a binomial count of 20,000 at 0.1.
    expect(Math.min(...counts)).toBeGreaterThan(2000 - 5 * 42.5)
    expect(Math.max(...counts)).toBeLessThan(2000 + 5 * 42.5)
  })
})

describe('customerHash and messageHash', () => {
  it('are of their own kind: no id of one is an id of the other', async () => {
    const hashes = await Promise.all([
      identities.customerHash('acme', 'C1'),
      identities.messageHash('acme', 'C1', ''),
      identities.customerHash('other', 'C1'),
      identities.messageHash('braze', 'acme', 'C1'),
    ])
    expect(new Set(hashes).size).toBe(4)
    expect(hashes.every((hash) => /^[0-9a-f]{32}$/.test(hash))).toBe(true)
  })
})
