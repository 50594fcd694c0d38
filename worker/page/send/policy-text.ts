/** A policy as it is pasted: into wrangler.toml, or into a variable of the worker. */

import type { ContentRule, PolicySettings } from '../../../shared/policy.ts'

export const POLICY_FORMATS = ['toml', 'json'] as const
export type PolicyFormat = (typeof POLICY_FORMATS)[number]

/** What TOML has a value for, as policies use it. */
type TomlValue = string | number | undefined | { readonly [key: string]: TomlValue }

/** A key that TOML takes without quotes. */
const BARE_KEY = /^[A-Za-z0-9_-]+$/

/** Half of a pair of UTF-16, which JSON writes as an escape (of an odd backslash); TOML has none. */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud/

/** Characters that JSON leaves as they are, and TOML does not. */
const DELETE = /\u007f/g

/**
 * The table `[vars.POLICY]` of wrangler.toml.
 *
 * @returns Null where a name has half of a character, which TOML cannot say.
 */
export function policyToml({ content = [], ...settings }: PolicySettings): string | null {
  const tables = [
    ['[vars.POLICY]', ...toLines(settings)],
    ...content.map((rule) => ['[[vars.POLICY.content]]', ...toLines(rule)]),
  ]
  const text = tables.map((lines) => `${lines.join('\n')}\n`).join('\n')
  return LONE_SURROGATE.test(text) ? null : text
}

/** The text of the variable `POLICY`. */
export function policyJson(settings: PolicySettings): string {
  return `${JSON.stringify(settings, null, 2)}\n`
}

function toLines(table: Omit<PolicySettings, 'content'> | ContentRule): string[] {
  return Object.entries(table)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${toKey(key)} = ${toToml(value)}`)
}

function toToml(value: TomlValue): string {
  if (typeof value === 'string') return toText(value)
  if (typeof value === 'number') return toNumber(value)
  const fields = Object.entries(value ?? {})
    .filter(([, field]) => field !== undefined)
    .map(([key, field]) => `${toKey(key)} = ${toToml(field)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

function toKey(key: string): string {
  return BARE_KEY.test(key) ? key : toText(key)
}

/** JSON's text in quotes is a basic string of TOML, but for one control character. */
function toText(text: string): string {
  return JSON.stringify(text).replace(DELETE, '\\u007f')
}

/** A whole number beyond 64 bits is no integer of TOML: it is written as a float. */
function toNumber(value: number): string {
  const isLarge = Number.isInteger(value) && !Number.isSafeInteger(value)
  return isLarge ? value.toExponential() : String(value)
}
