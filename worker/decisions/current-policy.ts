/** The policy in force: what the bundle says, under what the environment says. */

import * as v from 'valibot'
import type { Manifest } from '../../shared/bundle.ts'
import {
  type DecisionPolicy,
  joinSettings,
  type PolicySettings,
  parsePolicySettings,
  policySettingsDocument,
  settlePolicy,
} from '../../shared/policy.ts'
import { isRecord } from '../untrusted-json.ts'

/** Always a policy: where it is not as it should be, `problem` says why nobody can be judged. */
export interface CurrentPolicy {
  readonly policy: DecisionPolicy
  /** What the policy was settled from, beside what the run found out. */
  readonly settings: PolicySettings
  readonly problem: string | null
}

/**
 * @param setting `POLICY` of the environment: a table, its JSON, or undefined.
 * @param manifest Null where the bundle cannot be read.
 */
export function readCurrentPolicy(setting: unknown, manifest: Manifest | null): CurrentPolicy {
  const layers: PolicySettings[] = manifest?.policy_settings ? [manifest.policy_settings] : []
  const parsed = parseSetting(setting)
  const reading = readSettings(parsed)
  if (!reading.ok) return fallBack(layers, parsed, `POLICY: ${reading.issues[0]}`)
  layers.push(reading.settings)
  if (manifest === null) return fallBack(layers, parsed, 'There is no bundle to read it from.')
  const settings = joinSettings(layers)
  const settled = settlePolicy(manifest.policy, [settings], manifest.schema)
  if (settled.ok) return { policy: settled.policy, settings, problem: null }
  return fallBack(layers, parsed, settled.issues[0] ?? '')
}

function readSettings(parsed: unknown): ReturnType<typeof parsePolicySettings> {
  return parsed === undefined
    ? { ok: false, issues: ['Expected JSON. Received other text.'] }
    : parsePolicySettings(parsed)
}

/** @returns Undefined for text that is not JSON. */
function parseSetting(setting: unknown): unknown {
  if (setting === undefined || setting === '') return {}
  if (typeof setting !== 'string') return setting
  try {
    return JSON.parse(setting)
  } catch {
    return undefined
  }
}

/** Who is held out, and what happens to the rest, is kept where it can be read: both are promises. */
function fallBack(
  layers: readonly PolicySettings[],
  parsed: unknown,
  problem: string,
): CurrentPolicy {
  const settings = joinSettings([...layers, isRecord(parsed) ? parsed : {}].map(keepPromises))
  const settled = settlePolicy(null, [settings], { features: [] })
  if (!settled.ok) throw new TypeError('A policy of promises alone is always settled.')
  return { policy: settled.policy, settings, problem }
}

const PROMISES = ['fail_mode', 'holdout_share', 'holdout_shares'] as const

function keepPromises(layer: object): PolicySettings {
  const fields = layer as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    PROMISES.filter(
      (name) =>
        Object.hasOwn(fields, name) && v.is(policySettingsDocument, { [name]: fields[name] }),
    ).map((name) => [name, fields[name]]),
  )
}
