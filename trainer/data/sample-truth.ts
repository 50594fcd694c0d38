/** How the sample's customers really decide: the probability that a perfect model would predict. */

import { toProbability } from '../../shared/score.ts'

/** What there is to know about a customer of the sample, as it stands in the file. */
export interface SampleTraits {
  /** Days since the last purchase. */
  readonly recency: number
  /** Purchases in the last year. */
  readonly frequency: number
  /** Total spend. */
  readonly monetary: number
  readonly openRate: number
  /** Clicks per email sent, so never above `openRate`. */
  readonly clickRate: number
  /** Years. */
  readonly age: number
  readonly gender: string
  readonly region: string
}

/** Sets the sample's base rate: about one customer in five converts. */
const INTERCEPT = -5.9

/** Days after a purchase in which a product runs out and a regular buys it again. */
const REPLENISHMENT = { from: 30, to: 90 }

/** Regions in which men buy more than women; elsewhere it is the other way round. */
const REGIONS_OF_MEN = ['East', 'Islands']

/** Fewer opens than this say nothing about what a customer clicks on. */
const LEAST_OPEN_RATE = 0.1

/** P(convert), in (0, 1). A sum of effects in log-odds, most of which no straight line can follow. */
export function trueProbability(traits: SampleTraits): number {
  return toProbability(
    INTERCEPT +
      recencyEffect(traits) +
      replenishmentEffect(traits) +
      basketEffect(traits) +
      attentionEffect(traits) +
      ageEffect(traits) +
      genderEffect(traits),
  )
}

/** Interest fades with a half-life of a month and then stays where it is. */
function recencyEffect({ recency }: SampleTraits): number {
  return 2 * 2 ** (-recency / 30)
}

/** Loyalty counts, and counts most when the last purchase is about to run out. */
function replenishmentEffect({ frequency, recency }: SampleTraits): number {
  const runsOut = recency >= REPLENISHMENT.from && recency <= REPLENISHMENT.to
  return Math.log1p(frequency) * (runsOut ? 1.1 : 0.5)
}

/** Customers with a large basket convert more, from about 40 on. */
function basketEffect({ monetary, frequency }: SampleTraits): number {
  if (frequency === 0) return 0
  return toProbability((monetary / frequency - 40) / 6)
}

/** Opens help up to a half of all emails; clicks count as a share of the opens. */
function attentionEffect({ openRate, clickRate }: SampleTraits): number {
  const clicksPerOpen = openRate >= LEAST_OPEN_RATE ? clickRate / openRate : 0
  return 2.5 * Math.min(openRate, 0.5) + 2.4 * clicksPerOpen
}

/** U-shaped: the young and the mature buy most, the middle around 42 least. */
function ageEffect({ age }: SampleTraits): number {
  return Math.min(1.5, 0.9 * ((age - 42) / 16) ** 2)
}

function genderEffect({ gender, region }: SampleTraits): number {
  if (gender === 'Other') return 0
  return (gender === 'M') === REGIONS_OF_MEN.includes(region) ? 0.5 : -0.4
}
