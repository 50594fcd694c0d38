/** Which sends are worth it, and what is done where the model cannot say: settings and their sum. */

import * as v from 'valibot'
import { count, share } from './number-documents.ts'
import type { Direction } from './reason-sentences.ts'
import { isNumeric, type Schema } from './schema.ts'
import { type Band, type BandStarts, DEFAULT_BANDS } from './score.ts'

/** Which sends are worth it, as the run was told and found out. Money is in one unit. */
export interface RunPolicy {
  /** An amount, or the feature that tells it customer by customer. */
  readonly cost_per_send: number | string
  readonly value_per_conversion: number | string
  /**
   * The least value times probability less cost of a send that was worth it on validation rows;
   * null: none was.
   */
  readonly minimum_expected_profit: number | null
  /** The lowest probability among those sends. */
  readonly minimum_probability: number | null
  /** Share of customers that it sends to, in [0, 1]. */
  readonly share: number
  /** Sends at most; null: as many as are worth it. */
  readonly budget: number | null
}

/** Gives a content key to customers of a band, or to those with this strongest reason. */
export interface ContentRule {
  readonly band?: Band | undefined
  /** A feature of the schema: the one that moved the score most. */
  readonly strongest_reason?: string | undefined
  /** Which way it moved it; absent: either. */
  readonly direction?: Direction | undefined
  readonly content: string
}

/** An amount's bounds, both inclusive, within which a request may set it. */
export interface AmountBounds {
  readonly min: number
  readonly max: number
}

/** What to do with a customer whom the model cannot judge: send (open) or hold (closed). */
export type FailMode = 'open' | 'closed'

/** What a person may set; what is left out stays as it was. Money is in one unit. */
export interface PolicySettings {
  /** An amount, or the feature that tells it customer by customer. */
  readonly cost_per_send?: number | string | undefined
  readonly value_per_conversion?: number | string | undefined
  /** The least value times probability less cost of a send. */
  readonly minimum_expected_profit?: number | undefined
  readonly minimum_probability?: number | undefined
  readonly bounds?:
    | {
        readonly cost_per_send?: AmountBounds | undefined
        readonly value_per_conversion?: AmountBounds | undefined
      }
    | undefined
  /** The percentiles from which a customer is in the high and in the medium band. */
  readonly bands?: BandStarts | undefined
  readonly fail_mode?: FailMode | undefined
  /** Share of customers left out of every campaign, in [0, 1], so that lift can be measured. */
  readonly holdout_share?: number | undefined
  /** The same by campaign, where it differs. */
  readonly holdout_shares?: Readonly<Record<string, number>> | undefined
  /** The first rule that fits gives the content. */
  readonly content?: readonly ContentRule[] | undefined
}

/** A policy with nothing left open. */
export interface DecisionPolicy {
  /** Null: not known, and so is every expected profit. */
  readonly cost_per_send: number | string | null
  readonly value_per_conversion: number | string | null
  /** Null: any; Infinity: no send was worth it when the model was tested. */
  readonly minimum_expected_profit: number | null
  readonly minimum_probability: number | null
  readonly bounds: NonNullable<PolicySettings['bounds']>
  readonly bands: BandStarts
  readonly fail_mode: FailMode
  readonly holdout_share: number
  readonly holdout_shares: Readonly<Record<string, number>>
  readonly content: readonly ContentRule[]
}

export type SettingsReading =
  | { readonly ok: true; readonly settings: PolicySettings }
  | { readonly ok: false; readonly issues: readonly string[] }

export type PolicyReading =
  | { readonly ok: true; readonly policy: DecisionPolicy }
  | { readonly ok: false; readonly issues: readonly string[] }

/** Checks a policy's parsed JSON. Whether it fits a schema is for `settlePolicy` to say. */
export function parsePolicySettings(input: unknown): SettingsReading {
  const result = v.safeParse(policySettingsDocument, input)
  if (result.success) return { ok: true, settings: result.output }
  return {
    ok: false,
    issues: result.issues.map((issue) => `${v.getDotPath(issue) ?? 'policy'}: ${issue.message}.`),
  }
}

/** Settings of several layers in one; the last one wins, field by field. */
export function joinSettings(layers: readonly PolicySettings[]): PolicySettings {
  return Object.assign({}, ...layers)
}

/**
 * Joins what the run found out with what was set since; the last one wins, field by field. What
 * the run found to be the least worthwhile send holds only for the run's own cost and value:
 * with others, a send is worth it from an expected profit of 0.
 *
 * @param run The run's own cost, value and thresholds; null where it was told none.
 */
export function settlePolicy(
  run: RunPolicy | null,
  layers: readonly PolicySettings[],
  schema: Pick<Schema, 'features'>,
): PolicyReading {
  const set = joinSettings(layers)
  const cost = set.cost_per_send ?? run?.cost_per_send ?? null
  const value = set.value_per_conversion ?? run?.value_per_conversion ?? null
  const policy: DecisionPolicy = {
    cost_per_send: cost,
    value_per_conversion: value,
    minimum_expected_profit: set.minimum_expected_profit ?? leastProfit(run, cost, value),
    minimum_probability: set.minimum_probability ?? null,
    bounds: set.bounds ?? {},
    bands: set.bands ?? DEFAULT_BANDS,
    fail_mode: set.fail_mode ?? 'open',
    holdout_share: set.holdout_share ?? 0,
    holdout_shares: set.holdout_shares ?? {},
    content: set.content ?? [],
  }
  const issues = contradictions(policy, schema)
  return issues.length > 0 ? { ok: false, issues } : { ok: true, policy }
}

/** The share of customers that a campaign leaves out. */
export function holdoutShareOf(
  { holdout_share, holdout_shares }: Pick<DecisionPolicy, 'holdout_share' | 'holdout_shares'>,
  campaign: string,
): number {
  return Object.hasOwn(holdout_shares, campaign)
    ? (holdout_shares[campaign] ?? holdout_share)
    : holdout_share
}

/** Whether a content rule asks for reasons, which then every customer needs. */
export function readsReasons({ content }: Pick<DecisionPolicy, 'content'>): boolean {
  return content.some((rule) => rule.strongest_reason !== undefined)
}

function leastProfit(
  run: RunPolicy | null,
  cost: number | string | null,
  value: number | string | null,
): number | null {
  if (cost === null || value === null) return null
  const isOfTheRun = run?.cost_per_send === cost && run.value_per_conversion === value
  return isOfTheRun ? (run.minimum_expected_profit ?? Number.POSITIVE_INFINITY) : 0
}

/** What types cannot say: features that are none, thresholds without what they are measured in. */
function contradictions(policy: DecisionPolicy, schema: Pick<Schema, 'features'>): string[] {
  const issues: string[] = []
  const features = new Map(schema.features.map((feature) => [feature.name, feature]))
  for (const name of ['cost_per_send', 'value_per_conversion'] as const) {
    const amount = policy[name]
    const feature = typeof amount === 'string' ? features.get(amount) : undefined
    if (typeof amount === 'string' && !(feature && isNumeric(feature))) {
      issues.push(`${name}: Expected an amount or a feature with numbers. Received "${amount}".`)
    }
  }
  const lacksMoney = policy.cost_per_send === null || policy.value_per_conversion === null
  if (policy.minimum_expected_profit !== null && lacksMoney) {
    issues.push('minimum_expected_profit: Expected cost_per_send and value_per_conversion with it.')
  }
  for (const { strongest_reason: reason } of policy.content) {
    if (reason !== undefined && !features.has(reason)) {
      issues.push(`content: Expected strongest_reason to be a feature. Received "${reason}".`)
    }
  }
  return issues
}

const money = v.pipe(v.number(), v.finite(), v.minValue(0))
const amount = v.union([money, v.pipe(v.string(), v.nonEmpty())])

const amountBounds = v.pipe(
  v.strictObject({ min: money, max: money }),
  v.check(({ min, max }) => min <= max, 'Expected min <= max'),
)

const contentRule = v.pipe(
  v.strictObject({
    band: v.optional(v.picklist(['high', 'medium', 'low'])),
    strongest_reason: v.optional(v.string()),
    direction: v.optional(v.picklist(['raises', 'lowers'])),
    content: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
  }),
  v.check(
    (rule) => rule.direction === undefined || rule.strongest_reason !== undefined,
    'Expected strongest_reason beside direction',
  ),
)

/** Valibot's description of `RunPolicy`. */
export const runPolicyDocument: v.GenericSchema<unknown, RunPolicy> = v.strictObject({
  cost_per_send: amount,
  value_per_conversion: amount,
  minimum_expected_profit: v.nullable(v.pipe(v.number(), v.finite())),
  minimum_probability: v.nullable(share),
  share,
  budget: v.nullable(count),
})

/** To valibot a list is an object, and a record, too. */
const noList = v.custom<object>(
  (input) => !Array.isArray(input),
  'Expected fields, received a list',
)

const settingsFields = v.strictObject({
  cost_per_send: v.optional(amount),
  value_per_conversion: v.optional(amount),
  minimum_expected_profit: v.optional(v.pipe(v.number(), v.finite())),
  minimum_probability: v.optional(share),
  bounds: v.optional(
    v.pipe(
      noList,
      v.strictObject({
        cost_per_send: v.optional(amountBounds),
        value_per_conversion: v.optional(amountBounds),
      }),
    ),
  ),
  bands: v.optional(
    v.pipe(
      v.strictObject({ high: share, medium: share }),
      v.check(({ high, medium }) => medium <= high, 'Expected medium <= high'),
    ),
  ),
  fail_mode: v.optional(v.picklist(['open', 'closed'])),
  holdout_share: v.optional(share),
  holdout_shares: v.optional(v.pipe(noList, v.record(v.string(), share))),
  content: v.optional(v.array(contentRule)),
})

/** Valibot's description of `PolicySettings`. */
export const policySettingsDocument: v.GenericSchema<unknown, PolicySettings> = v.pipe(
  noList,
  settingsFields,
)
