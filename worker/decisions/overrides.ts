/** What a request may change of the policy: thresholds upwards, money within bounds. */

import type { Scope } from '../../shared/api-key.ts'
import type { DecisionPolicy, FailMode } from '../../shared/policy.ts'
import { requireScope } from '../access.ts'
import { isAbsent } from '../call-fields.ts'
import { malformed, ProblemFailure, problemOf } from '../problems.ts'
import { isRecord } from '../untrusted-json.ts'
import type { CurrentPolicy } from './current-policy.ts'

/** What a request may set of the policy, within its limits. */
export interface PolicyOverrides {
  readonly minimum_probability?: number
  readonly minimum_expected_profit?: number
  readonly cost_per_send?: number
  readonly value_per_conversion?: number
  readonly fail_mode?: FailMode
  readonly holdout_share?: number
}

/** The numbers of a policy that a request may set. */
export const OVERRIDDEN_NUMBERS = [
  'minimum_probability',
  'minimum_expected_profit',
  'cost_per_send',
  'value_per_conversion',
  'holdout_share',
] as const

/** Those of them that are shares: in [0, 1]. */
export const OVERRIDDEN_SHARES: readonly string[] = ['minimum_probability', 'holdout_share']

/** @throws ProblemFailure 400, with a pointer to what is not understood. */
export function readOverrides(pointer: string, value: unknown): PolicyOverrides {
  if (!isRecord(value)) throw malformed(pointer, 'an object', value)
  for (const name of Object.keys(value)) {
    if (name !== 'fail_mode' && !OVERRIDDEN_NUMBERS.some((known) => known === name)) {
      const known = [...OVERRIDDEN_NUMBERS, 'fail_mode'].join(', ')
      throw malformed(pointer, `an object with ${known} only`, value)
    }
  }
  const numbers = OVERRIDDEN_NUMBERS.filter((name) => !isAbsent(value[name])).map((name) => {
    const number = value[name]
    const isShare = OVERRIDDEN_SHARES.includes(name)
    const isRight =
      typeof number === 'number' &&
      Number.isFinite(number) &&
      (!isShare || (number >= 0 && number <= 1))
    if (!isRight) {
      throw malformed(`${pointer}/${name}`, isShare ? 'a number in [0, 1]' : 'a number', number)
    }
    return [name, number]
  })
  return {
    ...Object.fromEntries(numbers),
    ...readFailMode(`${pointer}/fail_mode`, value.fail_mode),
  }
}

/**
 * Where the policy cannot be read, so that nobody is judged, thresholds and money are passed over:
 * what they would be held against is not known, and that is no fault of the caller's.
 *
 * @throws ProblemFailure 403 where fail mode or holdout share are set without scope `admin`, 400
 *   where an amount is out of bounds.
 */
export function applyOverrides(
  { policy, problem }: Pick<CurrentPolicy, 'policy' | 'problem'>,
  overrides: PolicyOverrides,
  scopes: readonly Scope[],
): DecisionPolicy {
  const { fail_mode, holdout_share, ...economics } = overrides
  if (fail_mode !== undefined || holdout_share !== undefined) requireScope(scopes, 'admin')
  const promised = {
    ...policy,
    ...(fail_mode !== undefined && { fail_mode }),
    // One share for this request, whatever campaigns have shares of their own.
    ...(holdout_share !== undefined && { holdout_share, holdout_shares: {} }),
  }
  if (problem !== null) return promised
  requireWithinBounds('cost_per_send', policy, economics)
  requireWithinBounds('value_per_conversion', policy, economics)
  const changed = {
    ...promised,
    ...economics,
    minimum_probability: raise(policy.minimum_probability, overrides.minimum_probability),
    minimum_expected_profit: raise(
      policy.minimum_expected_profit,
      overrides.minimum_expected_profit,
    ),
  }
  requireMoney(changed)
  return changed
}

/** The policy's threshold where it is higher: a template need not know how high that is today. */
function raise(least: number | null, asked: number | undefined): number | null {
  if (asked === undefined) return least
  return least === null ? asked : Math.max(least, asked)
}

function requireWithinBounds(
  name: 'cost_per_send' | 'value_per_conversion',
  { bounds }: DecisionPolicy,
  overrides: PolicyOverrides,
): void {
  const asked = overrides[name]
  if (asked === undefined) return
  const allowed = bounds[name]
  if (!allowed) throw refused(name, 'left out: the policy sets no bounds for it', asked)
  if (asked >= allowed.min && asked <= allowed.max) return
  throw refused(name, `in [${allowed.min}, ${allowed.max}], the policy's bounds`, asked)
}

function requireMoney(policy: DecisionPolicy): void {
  const lacksMoney = policy.cost_per_send === null || policy.value_per_conversion === null
  if (policy.minimum_expected_profit === null || !lacksMoney) return
  throw refused(
    'minimum_expected_profit',
    'left out: the policy knows no cost and value',
    policy.minimum_expected_profit,
  )
}

function refused(name: string, expected: string, received: number): ProblemFailure {
  return new ProblemFailure(
    problemOf(
      'malformed-body',
      `Expected /policy/${name} to be ${expected}. Received ${received}.`,
      [{ pointer: `/policy/${name}`, expected, received: String(received) }],
    ),
  )
}

function readFailMode(pointer: string, value: unknown): Pick<PolicyOverrides, 'fail_mode'> {
  if (isAbsent(value)) return {}
  if (value === 'open' || value === 'closed') return { fail_mode: value }
  throw malformed(pointer, 'open or closed', value)
}
