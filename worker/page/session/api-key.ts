/** The viewer's API key: kept by the tab, and gone with it. */

import { keep, readKept } from './kept-text.ts'

const NAME = 'presend.api-key'

/** Null: none was entered. */
export function readApiKey(): string | null {
  return readKept(() => sessionStorage, NAME)
}

/** @param key Null forgets it. */
export function keepApiKey(key: string | null): void {
  keep(() => sessionStorage, NAME, key)
}
