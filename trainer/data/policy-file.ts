/** A policy from disk: how the worker is to decide, as far as the environment says no other. */

import { Failure } from '../../shared/failure.ts'
import { type PolicySettings, parsePolicySettings, settlePolicy } from '../../shared/policy.ts'
import type { Schema } from '../../shared/schema.ts'
import { readJsonFile } from '../json-file.ts'
import type { TrainOptions } from '../options.ts'

/**
 * Reads the policy file, where there is one, and checks that the schema has what it names.
 *
 * @throws Failure `invalid-usage`, listing what is wrong with it.
 */
export async function readPolicyFile(
  options: Pick<TrainOptions, 'policy' | 'cost_per_send' | 'value_per_conversion'>,
  schema: Schema,
): Promise<PolicySettings | null> {
  const { policy: path, cost_per_send: cost, value_per_conversion: value } = options
  if (path === null) return null
  const input = await readJsonFile(path, { expected: 'a policy', code: 'invalid-usage' })
  const reading = parsePolicySettings(input)
  if (!reading.ok) throw refusal(path, reading.issues)
  // What the run is told comes first: with its money, a policy may have a least profit.
  const told = { cost_per_send: cost ?? undefined, value_per_conversion: value ?? undefined }
  const settled = settlePolicy(null, [told, reading.settings], schema)
  if (!settled.ok) throw refusal(path, settled.issues)
  return reading.settings
}

function refusal(path: string, issues: readonly string[]): Failure {
  return new Failure('invalid-usage', [`${path} is not a policy:`, ...issues].join('\n  '))
}
