/** Of several things, those not seen before: each has a key, under which it is then known. */

import { AFTERWARDS_BUDGET_MS, type Waited, withinMs } from './bounded-wait.ts'
import type { ReplayStore } from './replay-store.ts'

/**
 * Asked after the answer, when nobody waits.
 *
 * @param keys Of the things, in their order; null: nobody can tell one such thing from another, so
 *   all of them are new.
 * @returns The new ones in their order; of several with one key the first.
 */
export async function onlyNew<Thing>(
  things: readonly Thing[],
  keys: readonly (string | null)[],
  replays: ReplayStore,
): Promise<Waited<readonly Thing[]>> {
  const claim = () => replays.claim(keys.filter((key) => key !== null))
  const claimed = await withinMs(claim, AFTERWARDS_BUDGET_MS)
  if (!claimed.ok) return claimed
  const fresh = new Set(claimed.value)
  const value = things.filter((_, position) => {
    const key = keys[position] ?? null
    return key === null || fresh.delete(key)
  })
  return { ok: true, value }
}
