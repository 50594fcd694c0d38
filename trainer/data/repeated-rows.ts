/** Rows that say what an earlier row said: copies, or customers whom the features do not tell apart. */

import type { CustomerColumn, CustomerTable } from '../../shared/customer-table.ts'

/** How many rows have, in every column, the value of one and the same earlier row. */
export function countRepeatedRows({ rows, columns }: CustomerTable): number {
  const parts = columns.map(toIntegers)
  const hashes = hashRows(rows, parts)
  // Rows plus one, at the slot of their hash or the next free one; 0 is free.
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * rows + 2)))
  const last = slots.length - 1
  let repeated = 0
  for (let row = 0; row < rows; row++) {
    const hash = hashes[row]
    let slot = hash & last
    while (slots[slot] !== 0) {
      const earlier = slots[slot] - 1
      if (hashes[earlier] === hash && areEqual(parts, row, earlier)) break
      slot = (slot + 1) & last
    }
    if (slots[slot] === 0) slots[slot] = row + 1
    else repeated += 1
  }
  return repeated
}

/** A column's values as 32-bit integers, one or two a row: equal where the values are. */
interface Integers {
  readonly values: Int32Array
  readonly each: 1 | 2
}

function toIntegers(column: CustomerColumn): Integers {
  if (column.kind === 'category') return { values: column.codes, each: 1 }
  // Readers write one zero and one NaN, so that equal values have equal bits.
  const { buffer, byteOffset, length } = column.values
  return { values: new Int32Array(buffer, byteOffset, 2 * length), each: 2 }
}

/** FNV-1a, an integer at a time, then mixed: round numbers differ in their high bits alone. */
function hashRows(rows: number, parts: readonly Integers[]): Int32Array {
  const hashes = new Int32Array(rows).fill(0x811c9dc5)
  for (const { values, each } of parts) {
    for (let row = 0, at = 0; row < rows; row++) {
      let hash = hashes[row]
      for (const end = at + each; at < end; at++) {
        hash = Math.imul(hash ^ values[at], 0x01000193)
        hash ^= hash >>> 15
      }
      hashes[row] = hash
    }
  }
  return hashes
}

function areEqual(parts: readonly Integers[], row: number, other: number): boolean {
  return parts.every(({ values, each }) => {
    const [at, beside] = [each * row, each * other]
    return values[at] === values[beside] && (each === 1 || values[at + 1] === values[beside + 1])
  })
}
