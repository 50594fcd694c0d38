/** The reasons for a score, in words: one plain sentence each, in English or Spanish. */

import type { Cell } from './customer-record.ts'
import type { Language } from './language.ts'
import type { Feature, Schema } from './schema.ts'

/** What a feature's part in the score does to it, beside the reference customer's. */
export type Direction = 'raises' | 'lowers'

export interface Reason {
  readonly feature: string
  readonly log_odds: number
  readonly direction: Direction
  /** Plain text, not HTML: names and values stand in it as they came. */
  readonly sentence: string
}

export interface ExplainedCustomer {
  readonly schema: Schema
  /** Typed, in the order of `schema.features`. */
  readonly values: readonly Cell[]
  /** Category features whose name no training row had, as `findInputGaps` tells them. */
  readonly unseen: readonly string[]
  readonly language: Language
}

export interface ReasonOptions {
  /** How many are told at most. */
  readonly most?: number
}

/** In a message, more would be read by nobody. */
const MOST_REASONS = 3

/**
 * The features that count most, whichever way, the strongest first; of equally strong ones the
 * first in the schema. Those that count nothing are left out, so there may be none.
 *
 * @param contributions Log-odds by feature, as `explainScore` gives them.
 */
export function describeReasons(
  contributions: ArrayLike<number>,
  { schema, values, unseen, language }: ExplainedCustomer,
  { most = MOST_REASONS }: ReasonOptions = {},
): Reason[] {
  const words = WORDS[language]
  return schema.features
    .map((feature, index) => ({ feature, index, logOdds: contributions[index] ?? 0 }))
    .filter(({ logOdds }) => Math.abs(logOdds) > 0)
    .sort((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds))
    .slice(0, most)
    .map(({ feature, index, logOdds }) => {
      const direction = logOdds > 0 ? 'raises' : 'lowers'
      const value = values[index] ?? null
      const isUnseen = unseen.includes(feature.name)
      return {
        feature: feature.name,
        log_odds: logOdds,
        direction,
        sentence: describe({ feature, value, isUnseen, direction }, words),
      }
    })
}

/** What a language fills in. */
interface ReasonWords {
  /** Between a number's whole part and the rest. */
  readonly decimalPoint: string
  readonly quote: (name: string) => string
  /** Completes what stands before it, with a value or with a clause. */
  readonly effect: Readonly<Record<Direction, string>>
  readonly known: (value: string, effect: string) => string
  readonly missing: (feature: string, effect: string) => string
  readonly unseen: (value: string, effect: string) => string
}

const WORDS: Readonly<Record<Language, ReasonWords>> = {
  en: {
    decimalPoint: '.',
    quote: (name) => `"${name}"`,
    effect: {
      raises: 'makes a conversion more likely',
      lowers: 'makes a conversion less likely',
    },
    known: (value, effect) => `${value} ${effect}`,
    missing: (feature, effect) => `${feature} is not known, which ${effect}`,
    unseen: (value, effect) => `${value} is new to the model, which ${effect}`,
  },
  es: {
    decimalPoint: ',',
    quote: (name) => `«${name}»`,
    effect: {
      raises: 'hace más probable la conversión',
      lowers: 'hace menos probable la conversión',
    },
    known: (value, effect) => `${value} ${effect}`,
    missing: (feature, effect) => `no se conoce ${feature}, lo que ${effect}`,
    unseen: (value, effect) => `el modelo no conoce ${value}, lo que ${effect}`,
  },
}

function describe(
  {
    feature,
    value,
    isUnseen,
    direction,
  }: {
    readonly feature: Feature
    readonly value: Cell
    readonly isUnseen: boolean
    readonly direction: Direction
  },
  words: ReasonWords,
): string {
  const effect = words.effect[direction]
  if (value === null) return words.missing(feature.name, effect)
  const spelled =
    typeof value === 'number' ? spellNumber(value, words.decimalPoint) : words.quote(value)
  const named = `${feature.name} ${spelled}`
  if (isUnseen) return words.unseen(named, effect)
  const description = feature.description?.trim()
  return words.known(description ? `${named} (${description})` : named, effect)
}

/**
 * Whole numbers in full, others with four decimals at most, below 1 with four significant ones,
 * and no thousands apart, so that a value is found again in the customer's own record. Beyond 1e21
 * and below 1e-6 JavaScript writes an exponent.
 */
function spellNumber(value: number, decimalPoint: string): string {
  const rounded = Math.abs(value) < 1 ? value.toPrecision(4) : value.toFixed(4)
  return String(Number(rounded)).replace('.', decimalPoint)
}
