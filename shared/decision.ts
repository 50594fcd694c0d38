/** From score and policy to what a platform acts on: send or hold, why, and which content. */

import type { Cell } from './customer-record.ts'
import type { DecisionPolicy } from './policy.ts'
import type { Reason } from './reason-sentences.ts'
import type { Schema } from './schema.ts'
import type { Score } from './score.ts'

export type Verdict = 'send' | 'hold'

/** Why the model's answer led to the verdict. */
export type JudgedReason =
  /** At or above every minimum of the policy. */
  | 'worth_it'
  /** The policy sets no minimum: everybody is worth it. */
  | 'no_minimum'
  | 'below_minimum'

export interface Judgement {
  readonly decision: Verdict
  readonly reason: JudgedReason
  /** Value times probability less cost; null where the policy knows no cost or value. */
  readonly expected_profit: number | null
}

export type Amounts =
  | { readonly ok: true; readonly cost: number | null; readonly value: number | null }
  /** The feature that should tell the amount, and does not for this customer. */
  | { readonly ok: false; readonly feature: string }

/**
 * What a send costs and a conversion earns for one customer. A feature that tells an amount must
 * have a value: the median would be money that nobody entered.
 *
 * @param values In the order of `schema.features`.
 */
export function amountsOf(
  policy: Pick<DecisionPolicy, 'cost_per_send' | 'value_per_conversion'>,
  schema: Schema,
  values: readonly Cell[],
): Amounts {
  const read = (amount: number | string | null): Cell | undefined => {
    if (typeof amount !== 'string') return amount
    return values[schema.features.findIndex(({ name }) => name === amount)]
  }
  const cost = read(policy.cost_per_send)
  if (typeof policy.cost_per_send === 'string' && typeof cost !== 'number') {
    return { ok: false, feature: policy.cost_per_send }
  }
  const value = read(policy.value_per_conversion)
  if (typeof policy.value_per_conversion === 'string' && typeof value !== 'number') {
    return { ok: false, feature: policy.value_per_conversion }
  }
  return { ok: true, cost: cost as number | null, value: value as number | null } // checked above
}

/** What becomes of a customer whom the model cannot judge. */
export function failVerdict({ fail_mode }: Pick<DecisionPolicy, 'fail_mode'>): Verdict {
  return fail_mode === 'open' ? 'send' : 'hold'
}

/** Holds whoever misses a minimum; a customer exactly at one is worth sending to. */
export function judge(
  { minimum_probability, minimum_expected_profit }: DecisionPolicy,
  { probability }: Pick<Score, 'probability'>,
  { cost, value }: { readonly cost: number | null; readonly value: number | null },
): Judgement {
  const expectedProfit = cost === null || value === null ? null : value * probability - cost
  if (minimum_probability === null && minimum_expected_profit === null) {
    return { decision: 'send', reason: 'no_minimum', expected_profit: expectedProfit }
  }
  const isWorthIt =
    (minimum_probability === null || probability >= minimum_probability) &&
    (minimum_expected_profit === null ||
      (expectedProfit !== null && expectedProfit >= minimum_expected_profit))
  return {
    decision: isWorthIt ? 'send' : 'hold',
    reason: isWorthIt ? 'worth_it' : 'below_minimum',
    expected_profit: expectedProfit,
  }
}

/** A customer's strongest reason: the feature that moved her score most, and which way. */
export type StrongestReason = Pick<Reason, 'feature' | 'direction'>

/**
 * The content of the first rule that fits; null where none does.
 *
 * @param strongest Null where no feature moved the score.
 */
export function chooseContent(
  { content }: Pick<DecisionPolicy, 'content'>,
  { band }: Pick<Score, 'band'>,
  strongest: StrongestReason | null,
): string | null {
  const rule = content.find(
    (candidate) =>
      (candidate.band === undefined || candidate.band === band) &&
      (candidate.strongest_reason === undefined ||
        candidate.strongest_reason === strongest?.feature) &&
      (candidate.direction === undefined || candidate.direction === strongest?.direction),
  )
  return rule?.content ?? null
}
