/** Every id of a campaign history. */

import type { Dataset } from '../../trainer/data/dataset.ts'

/** In the order of the rows. */
export function idsOf({ labels, ids }: Pick<Dataset, 'labels' | 'ids'>): string[] {
  return Array.from(labels, (_, row) => ids.at(row))
}
