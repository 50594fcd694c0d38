import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  holdoutCost,
  planHoldout,
  roundHoldout,
  sendsNeeded,
} from '../../../../worker/page/send/holdout.ts'
import { holdoutCases } from '../../../parity/statsmodels/cases.ts'

/** Sums and roots of the same formula in another order. */
const SAME_FORMULA = 1e-11
/** Where both sides search, each stops a little apart. */
const SAME_SEARCH = 1e-7

const RATE = fc.double({ min: 0.0005, max: 1, noNaN: true })
const CAUSED = fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100)

const ENOUGH = holdoutCases.filter(({ share }) => share !== null)
const TOO_FEW = holdoutCases.filter(({ share }) => share === null)

function closeness(actual: number, expected: number): number {
  return Math.abs(actual - expected) / expected
}

function ratesOf(mailed: number, caused: number) {
  return { mailed, leftOut: mailed * (1 - caused) }
}

describe('sendsNeeded', () => {
  it.each(holdoutCases)('agrees with statsmodels on $name', (campaign) => {
    const rates = ratesOf(campaign.conversions / campaign.sends, campaign.caused)
    const { needed_with_a_tenth: tenth, needed_with_half: half } = campaign

    expect(closeness(sendsNeeded(0.1, rates), tenth)).toBeLessThan(SAME_FORMULA)
    expect(closeness(sendsNeeded(0.5, rates), half)).toBeLessThan(SAME_FORMULA)
  })

  it('falls up to the share that needs the fewest, whatever the rates', () => {
    fc.assert(
      fc.property(
        RATE,
        CAUSED,
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (mailed, caused, part) => {
          const rates = ratesOf(mailed, caused)
          const { leastSendsShare } = planHoldout({ sends: 1, conversions: mailed, caused })
          const least = sendsNeeded(leastSendsShare, rates)
          const [smaller, small] = [part / 2, part].map((share) => share * leastSendsShare)

          expect(sendsNeeded(smaller, rates)).toBeGreaterThanOrEqual(
            sendsNeeded(small, rates) * (1 - 1e-9),
          )
          expect(sendsNeeded(0.5, rates)).toBeGreaterThanOrEqual(least * (1 - 1e-9))
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('planHoldout', () => {
  it.each(ENOUGH)('leaves out the share that statsmodels finds for $name', (campaign) => {
    const { share } = planHoldout(campaign)

    expect(closeness(share ?? 0, campaign.share ?? 1)).toBeLessThan(SAME_SEARCH)
    // The far tail adds a little, and a great deal of power comes for nothing where all convert.
    expect(campaign.power).toBeGreaterThanOrEqual(0.8 - 1e-9)
  })

  it.each(holdoutCases)('knows as statsmodels does how many sends $name takes', (campaign) => {
    const { leastSends } = planHoldout(campaign)

    expect(closeness(leastSends ?? 0, Math.ceil(campaign.needed_at_least))).toBeLessThan(
      SAME_SEARCH,
    )
  })

  it.each(TOO_FEW)('finds no holdout for $name', (campaign) => {
    expect(planHoldout(campaign).share).toBeNull()
  })

  it('leaves out no more than half, and no fewer than one', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e7, noNaN: true }),
        RATE,
        CAUSED,
        (sends, rate, caused) => {
          const { share } = planHoldout({ sends, conversions: rate * sends, caused })

          expect(share ?? 0.5).toBeGreaterThanOrEqual(Math.min(0.5, 1 / sends))
          expect(share ?? 0.5).toBeLessThanOrEqual(0.5)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['a single send', { sends: 1.9, conversions: 1.9, caused: 1 }],
    [
      'so few that the best share is less than one of them',
      {
        ...{ sends: 3.8414588902339895, conversions: 3.841458890233988, caused: 1 },
      },
    ],
    ['two of whom both convert', { sends: 2, conversions: 2, caused: 1 }],
  ])('leaves nobody out of %s', (_name, question) => {
    expect(planHoldout(question).share).toBeNull()
  })

  it('leaves out a single one where everybody converts because of the email', () => {
    expect(planHoldout({ sends: 100, conversions: 100, caused: 1 }).share).toBe(0.01)
  })

  it('is just enough from the number of sends that it asks for', () => {
    const leastSends = 5249

    expect(scaled(1).leastSends).toBe(leastSends)
    expect(scaled(leastSends - 1).share).toBeNull()
    expect(scaled(leastSends).share).toBeGreaterThan(0.49)
    expect(scaled(leastSends).leastSends).toBe(leastSends)
  })

  it.each([
    ['nobody is mailed', { sends: 0, conversions: 0, caused: 0.2 }],
    ['nobody converts', { sends: 100, conversions: 0, caused: 0.2 }],
  ])('has nothing to see where %s', (_name, question) => {
    expect(planHoldout(question)).toMatchObject({ share: null, leastSends: null, isRough: false })
  })

  it('says where so few conversions are to be expected that the formula is rough', () => {
    expect(planHoldout({ sends: 400, conversions: 220, caused: 1 }).isRough).toBe(true)
    expect(planHoldout({ sends: 10_000, conversions: 1500, caused: 0.2 }).isRough).toBe(false)
  })
})

describe('roundHoldout', () => {
  it.each([
    [0.00001, 0.001],
    [0.1184, 0.119],
    [0.11900000000000002, 0.119],
    [0.4999, 0.5],
  ])('leaves out at least %d', (share, told) => {
    const rest = { leastSends: 5, leastSendsShare: 0.5, isRough: false }

    expect(roundHoldout({ ...rest, share })).toEqual({ ...rest, share: told })
  })

  it('leaves nobody out where no share is enough', () => {
    const none = { share: null, leastSends: 5, leastSendsShare: 0.5, isRough: false }

    expect(roundHoldout(none)).toBe(none)
  })
})

describe('holdoutCost', () => {
  it('forgoes what the email would have caused, and saves what it would have cost', () => {
    const question = { sends: 1000, conversions: 200, caused: 0.25 }

    expect(holdoutCost(question, 0.1, { cost: 1, value: 30 })).toEqual({
      ...{ sends: 100, conversions: 5, profit: 50 },
    })
  })

  it('is a saving where the email causes less than it costs', () => {
    const question = { sends: 1000, conversions: 200, caused: 0.25 }

    expect(holdoutCost(question, 0.1, { cost: 2, value: 30 }).profit).toBe(-50)
  })
})

function scaled(sends: number) {
  return planHoldout({ sends, conversions: 0.12 * sends, caused: 0.2 })
}
