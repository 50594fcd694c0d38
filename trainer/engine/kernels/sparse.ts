/**
 * Sparse rows: a row of numbers comes with one bit a column that tells which are not zero.
 *
 * A zero input adds nothing to an output, nor to the gradient of its weights; and of ReLU's and
 * dropout's zeros even the gradient is zero. Half of all products are so left out: one-hot inputs
 * and the outputs of hidden layers are mostly zeros. Of finite numbers the
 * result is exactly the same.
 */

import { LANE_BYTES } from './lanes.ts'

/** Rows of a tile: as many as a column's mask has bits. */
export const TILE_ROWS: usize = 32

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
      for (let column = from; column < to; column += 4, x += LANE_BYTES) {
        const bits = i32x4.bitmask(f32x4.ne(v128.load(x), zero))
        word |= (bits as u64) << (column - from)
      }
      store<u64>(mask, word)
      mask += 8
    }
  }
}

/**
 * Turns the masks of a tile's rows into masks of its columns: 32 bits for each column, the lowest
 * for the first row.
 *
 * Each square of 32 rows and 32 columns is transposed in place: its quarters off the diagonal are
 * swapped, then those of each quarter, down to single bits (Warren, Hacker's Delight, 7-3).
 *
 * @param mask From `markNonZeros` or `denseForward`.
 * @param rows At most 32.
 * @param columnMask Where they go: 4 bytes a column, with room for a multiple of 32 columns.
 */
export function transposeMask(mask: usize, columns: usize, rows: usize, columnMask: usize): void {
  const rowBytes = maskBytes(columns)
  for (let column: usize = 0; column < columns; column += 32) {
    const square = columnMask + column * 4
    for (let row: usize = 0; row < TILE_ROWS; row++) {
      const bits = row < rows ? load<u32>(mask + row * rowBytes + (column >> 3)) : 0
      store<u32>(square + row * 4, bits)
    }
    let low: u32 = 0x0000ffff
    for (let half: u32 = 16; half !== 0; half >>= 1) {
      for (let row: u32 = 0; row < 32; row = ((row | half) + 1) & ~half) {
        const upper = square + (row as usize) * 4
        const lower = upper + (half as usize) * 4
        const swapped = ((load<u32>(upper) >> half) ^ load<u32>(lower)) & low
        store<u32>(lower, load<u32>(lower) ^ swapped)
        store<u32>(upper, load<u32>(upper) ^ (swapped << half))
      }
      low ^= low << (half >> 1)
    }
  }
}
