/**
 * Sparse rows: a row of numbers comes with one bit a column that tells which are not zero.
 *
 * A zero input adds nothing to an output, nor to the gradient of its weights; and of ReLU's and
 * dropout's zeros even the gradient is zero. Half of all products are so left out: one-hot inputs
 * and the outputs of hidden layers are mostly zeros. The result is exactly the same.
 */

import { LANES } from './lanes.ts'

/** Bytes of a row's bits: a 64-bit word for each 64 columns or fewer. */
export function maskBytes(columns: usize): usize {
  return ((columns + 63) >> 6) << 3
}

/**
 * Marks the numbers of `x`, shape `[rows, columns]`, that are not zero.
 *
 * @param columns A multiple of 4.
 * @param mask Where the bits go: `maskBytes(columns)` a row.
 */
export function markNonZeros(x: usize, columns: usize, rows: usize, mask: usize): void {
  const zero = f32x4.splat(0)
  for (let row: usize = 0; row < rows; row++) {
    for (let from: usize = 0; from < columns; from += 64) {
      const to = min(from + 64, columns)
      let word: u64 = 0
      for (let column = from; column < to; column += 4, x += LANES) {
        const bits = i32x4.bitmask(f32x4.ne(v128.load(x), zero))
        word |= (bits as u64) << (column - from)
      }
      store<u64>(mask, word)
      mask += 8
    }
  }
}
