/** Rows like those that preprocessing makes: standard scores beside ones and zeros. */

import type { RowSource } from '../../trainer/preprocessing/labelled-rows.ts'
import { createRandom } from '../../trainer/random.ts'

/**
 * Every other input is standard normal, the ones between are 0 or, once in three, 1. Labels follow
 * the first input, with so much noise that nothing learns them by heart.
 */
export function encodedRows(rows: number, inputs: number, seed = 1): RowSource {
  const random = createRandom(seed, `${rows} rows of ${inputs} inputs`)
  const encoded = new Float32Array(rows * inputs).map((_, at) =>
    (at % inputs) % 2 === 0 ? random.normal() : Number(random.uniform() < 1 / 3),
  )
  const labels = new Float32Array(rows).map((_, row) =>
    Number(encoded[row * inputs] + random.normal() > 0),
  )
  return { inputs, encoded, labels }
}

/**
 * The same rows as a teacher sees them: each label a probability on its own side of one half, and
 * a few of them exactly 0, one half or 1.
 */
export function taughtRows(rows: RowSource): RowSource {
  const random = createRandom(1, 'taught rows')
  const labels = rows.labels.map((label, row) => {
    const doubt = random.uniform() / 2
    if (row % 10 < 2) return row % 20 < 10 ? label : 0.5
    return Math.abs(label - doubt)
  })
  return { ...rows, labels }
}
