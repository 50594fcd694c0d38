/** What a platform itself knows of a message, for fields that its user left out. */

/**
 * @param known Null where the platform did not say either.
 * @returns The user's fields, and of the known ones those that the user left out, null or blank.
 */
export function fillLacking(
  fields: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, string | null>>,
): Readonly<Record<string, unknown>> {
  const lacking = Object.entries(known).filter(
    ([name]) => !Object.hasOwn(fields, name) || isBlank(fields[name]),
  )
  return { ...fields, ...Object.fromEntries(lacking) }
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && !value.trim())
}
