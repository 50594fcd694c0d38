/** What a request may change of the policy: thresholds upwards, money within bounds. */

import type { Scope } from '../../shared/api-key.ts'
import type { DecisionPolicy } from '../../shared/policy.ts'
import { requireScope } from '../access.ts'
import { ProblemFailure, problemOf } from '../problems.ts'
import type { PolicyOverrides } from './call.ts'

/**
 * @throws ProblemFailure 403 where fail mode or holdout share are set without scope `admin`, 400
 *   where a threshold is lowered or an amount is out of bounds.
 */
export function applyOverrides(
  policy: DecisionPolicy,
  overrides: PolicyOverrides,
  scopes: readonly Scope[],
): DecisionPolicy {
  const { fail_mode, holdout_share, ...economics } = overrides
  if (fail_mode !== undefined || holdout_share !== undefined) requireScope(scopes, 'admin')
  requireRaised('minimum_probability', policy, economics)
  requireRaised('minimum_expected_profit', policy, economics)
  requireWithinBounds('cost_per_send', policy, economics)
  requireWithinBounds('value_per_conversion', policy, economics)
  const changed = {
    ...policy,
    ...economics,
    ...(fail_mode !== undefined && { fail_mode }),
    // One share for this request, whatever campaigns have shares of their own.
    ...(holdout_share !== undefined && { holdout_share, holdout_shares: {} }),
  }
  requireMoney(changed)
  return changed
}

/**
 * What can be set of a policy that cannot be read: its amounts, thresholds and bounds are not known,
 * and a request that minded them is no worse for it.
 */
export function withoutAmounts({ fail_mode, holdout_share }: PolicyOverrides): PolicyOverrides {
  return {
    ...(fail_mode !== undefined && { fail_mode }),
    ...(holdout_share !== undefined && { holdout_share }),
  }
}

function requireRaised(
  name: 'minimum_probability' | 'minimum_expected_profit',
  policy: DecisionPolicy,
  overrides: PolicyOverrides,
): void {
  const [asked, least] = [overrides[name], policy[name]]
  if (asked === undefined || least === null || asked >= least) return
  throw refused(name, `at least ${least}, as the policy says`, asked)
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
