/** In which order drivers of the score are told: by what the page shows of them. */

import type { Figures } from '../../../shared/figures.ts'

type Driver = Figures['importance'][number]

/**
 * By what the ranking loses, the most first: `metrics.json` has them by what the log loss gains,
 * which reads as no order at all where that is not shown. Where nothing is known to be lost, as there.
 *
 * @returns Each with its place in `metrics.json`.
 */
export function rankDrivers(
  importance: Figures['importance'],
): readonly (Driver & { readonly place: number })[] {
  const lost = ({ roc_auc_drop: drop }: Driver) => drop?.value ?? 0
  return importance
    .map((driver, place) => ({ ...driver, place }))
    .toSorted((a, b) => lost(b) - lost(a))
}
