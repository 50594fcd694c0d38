/** Rows whose label is told by their first input: what any network must learn. */

import type { RowSource } from '../../trainer/preprocessing/labelled-rows.ts'
import { createRandom } from '../../trainer/random.ts'

/** Three inputs, uniform in [-1, 1); positive where the first is above 0. */
export function separableRows(rows: number, seed: number): RowSource {
  const random = createRandom(seed, 'separable rows')
  const encoded = new Float32Array(rows * 3).map(() => 2 * random.uniform() - 1)
  const labels = new Float32Array(rows).map((_, row) => (encoded[row * 3] > 0 ? 1 : 0))
  return { inputs: 3, encoded, labels }
}
