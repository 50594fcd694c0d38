/** Short texts that the browser keeps for the page, where it does: some viewers forbid it. */

/** @param storage Is asked for only here: where it is forbidden, its very name throws. */
export function readKept(storage: () => Storage, name: string): string | null {
  try {
    return storage().getItem(name)
  } catch {
    return null
  }
}

/** @param text Null forgets it. */
export function keep(storage: () => Storage, name: string, text: string | null): void {
  try {
    if (text === null) storage().removeItem(name)
    else storage().setItem(name, text)
  } catch {
    // It is known until the page is loaded anew, and asked for again then.
  }
}
