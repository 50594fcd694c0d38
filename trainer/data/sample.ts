/** A made-up campaign history of a cosmetics brand, whose true probabilities are known. */

import type { Cell } from '../../shared/customer-record.ts'
import { DEFAULT_SCHEMA } from '../../shared/schema.ts'
import { toProbability } from '../../shared/score.ts'
import { createRandom, type Random } from '../random.ts'
import { type SampleTraits, trueProbability } from './sample-truth.ts'

export interface SampleOptions {
  readonly rows: number
  /** Integer >= 0. */
  readonly seed: number
  /** Share of the cells that may be empty which are, in [0, 1]. */
  readonly missingRate?: number
}

export interface SampledCustomer {
  readonly id: string
  /** In the order of `DEFAULT_SCHEMA.features`. */
  readonly values: readonly Cell[]
  /** P(convert) given all of her traits, also those missing from `values`. In (0, 1). */
  readonly trueProbability: number
  /** 1 with that probability, else 0. */
  readonly label: number
}

/** Names with their shares, which add up to 1. */
type Shares = readonly (readonly [name: string, share: number])[]

const GENDERS: Shares = [
  ['F', 0.8],
  ['M', 0.16],
  ['Other', 0.04],
]

const REGIONS: Shares = [
  ['Center', 0.28],
  ['North', 0.22],
  ['East', 0.18],
  ['South', 0.16],
  ['West', 0.11],
  ['Islands', 0.05],
]

/** What a basket costs more or less by region, as a logarithm. */
const REGION_PRICES: Readonly<Record<string, number>> = { Center: 0.15, South: -0.15, West: -0.1 }

const YEAR = 365

/**
 * Draws customers one after another, so that a million of them need no memory. A longer sample
 * of the same seed begins with the shorter one, and a sample with missing cells is otherwise
 * the one without.
 */
export function* generateSample(options: SampleOptions): Generator<SampledCustomer> {
  const traitsRandom = createRandom(options.seed, 'sample traits')
  const labelRandom = createRandom(options.seed, 'sample labels')
  const missingRandom = createRandom(options.seed, 'sample missing cells')
  const missingRate = options.missingRate ?? 0
  for (let row = 0; row < options.rows; row++) {
    const traits = drawTraits(traitsRandom)
    const probability = trueProbability(traits)
    yield {
      id: `C${String(row + 1).padStart(6, '0')}`,
      values: toValues(traits).map((value, feature) =>
        DEFAULT_SCHEMA.features[feature].missing && missingRandom.uniform() < missingRate
          ? null
          : value,
      ),
      trueProbability: probability,
      label: labelRandom.uniform() < probability ? 1 : 0,
    }
  }
}

function toValues(traits: SampleTraits): Cell[] {
  return [
    traits.recency,
    traits.frequency,
    traits.monetary,
    traits.openRate,
    traits.clickRate,
    traits.age,
    traits.gender,
    traits.region,
  ]
}

/** Two hidden traits, how engaged and how wealthy she is, tie the visible ones together. */
function drawTraits(random: Random): SampleTraits {
  const engagement = random.normal()
  const age = drawAge(random)
  const wealth = 0.95 * random.normal() + 0.02 * (age - 37)
  const region = drawName(random, REGIONS)
  const frequency = drawPoisson(random, Math.exp(1 + 0.6 * engagement + 0.4 * random.normal()))
  return {
    recency: drawRecency(random, frequency),
    frequency,
    monetary: drawSpend(random, frequency, 3.5 + 0.35 * wealth + (REGION_PRICES[region] ?? 0)),
    ...drawRates(random, engagement),
    age,
    gender: drawName(random, GENDERS),
    region,
  }
}

/** Gamma of shape 2 above 18, cut at 80: most often 27, on average 37. */
function drawAge(random: Random): number {
  const age = 18 + Math.floor(-9.5 * Math.log((1 - random.uniform()) * (1 - random.uniform())))
  return age <= 80 ? age : drawAge(random)
}

/** The least of `frequency` uniform days of a year; without a purchase in it, longer ago. */
function drawRecency(random: Random, frequency: number): number {
  if (frequency > 0) return Math.floor(YEAR * (1 - random.uniform() ** (1 / frequency)))
  return Math.min(4 * YEAR, YEAR + Math.floor(-200 * Math.log(1 - random.uniform())))
}

/** A log-normal basket for each purchase, summed and rounded to cents. */
function drawSpend(random: Random, frequency: number, logBasket: number): number {
  let spend = 0
  for (let purchase = 0; purchase < frequency; purchase++) {
    spend += Math.exp(logBasket + 0.3 * random.normal())
  }
  return round(spend, 2)
}

/** Of 5 to 40 emails, some are opened; of these, some are clicked. */
function drawRates(random: Random, engagement: number) {
  const emails = 5 + random.integer(36)
  const opens = drawBinomial(random, emails, toProbability(-0.9 + 0.9 * engagement))
  const clicks = drawBinomial(random, opens, toProbability(-1.3 + 0.5 * engagement))
  return { openRate: round(opens / emails, 4), clickRate: round(clicks / emails, 4) }
}

function drawName(random: Random, shares: Shares): string {
  let left = random.uniform()
  for (const [name, share] of shares) {
    left -= share
    if (left < 0) return name
  }
  return shares[0][0] // the shares' rounding errors
}

function drawBinomial(random: Random, trials: number, probability: number): number {
  let successes = 0
  for (let trial = 0; trial < trials; trial++) {
    if (random.uniform() < probability) successes += 1
  }
  return successes
}

/** Counts the uniforms whose product stays above exp(-mean) (Knuth). */
function drawPoisson(random: Random, mean: number): number {
  const floor = Math.exp(-mean)
  let count = 0
  for (let product = random.uniform(); product > floor; product *= random.uniform()) count += 1
  return count
}

function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals
}
