/** The viewer's API key: kept by the tab, and gone with it. */

const NAME = 'presend.api-key'

/** Null: none was entered. */
export function readApiKey(): string | null {
  return sessionStorage.getItem(NAME)
}

/** @param key Null forgets it. */
export function keepApiKey(key: string | null): void {
  if (key === null) sessionStorage.removeItem(NAME)
  else sessionStorage.setItem(NAME, key)
}
