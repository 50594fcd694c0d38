/** Figures under the names that they have outside: in snake_case. */

/** Records whose keys are data: flags, and names of libraries. */
const KEPT_AS_THEY_ARE = ['options', 'libraries']

/** The same value, with each key at any depth in snake_case. */
export function withSnakeCase(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withSnakeCase)
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      toSnakeCase(key),
      KEPT_AS_THEY_ARE.includes(key) ? item : withSnakeCase(item),
    ]),
  )
}

/** `rocAuc` becomes `roc_auc`, `f1Score` `f1_score`. */
function toSnakeCase(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
