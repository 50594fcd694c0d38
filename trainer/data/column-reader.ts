/** A feature's cells, as they stand in a file's bytes, become a typed column. */

import {
  isWithin,
  parseNumber,
  rangeOf,
  readValue,
  type ValueRules,
} from '../../shared/customer-record.ts'
import type { CategoryColumn, CustomerColumn, NumericColumn } from '../../shared/customer-table.ts'
import {
  type CategoryFeature,
  type Feature,
  isNumeric,
  type NumericFeature,
} from '../../shared/schema.ts'
import { readPlainNumber } from './plain-number.ts'
import { bySpelling, REFUSED } from './spelling-rule.ts'

const MISSING = -1

export interface ColumnReader {
  /**
   * Reads the trimmed cell of a row. Where a row is read twice, the last reading counts.
   *
   * @returns False where the feature's rule refuses the cell.
   */
  read(row: number, bytes: Buffer, start: number, end: number): boolean
  /** The column of the first rows. The reader is not to be used afterwards. */
  finish(rows: number): CustomerColumn
}

/**
 * The column lies in shared memory, where worker threads can read it as it is.
 *
 * @param capacity How many rows there may be.
 */
export function createColumnReader(
  feature: Feature,
  rules: ValueRules,
  capacity: number,
): ColumnReader {
  return isNumeric(feature)
    ? createNumericReader(feature, rules, capacity)
    : createCategoryReader(feature, rules, capacity)
}

/** Plain numbers within the feature's range are taken from the bytes; `readValue` judges others. */
function createNumericReader(
  feature: NumericFeature,
  rules: ValueRules,
  capacity: number,
): ColumnReader {
  const values = new Float64Array(new SharedArrayBuffer(8 * capacity))
  const range = rangeOf(feature)
  const decimalComma = rules.decimal_comma
  // Of a number that may mean "missing", the spelling decides.
  const missingNumbers = [...rules.missing_values, ...(feature.missing_values ?? [])]
    .map((cell) => parseNumber(cell, { decimalComma }))
    .filter((number) => !Number.isNaN(number))
  return {
    read(row, bytes, start, end) {
      const plain = readPlainNumber(bytes, start, end, decimalComma)
      if (isWithin(range, plain) && !missingNumbers.includes(plain)) {
        values[row] = plain
        return true
      }
      const cell = readValue(feature, bytes.toString('utf8', start, end), rules)
      values[row] = typeof cell === 'number' ? cell : Number.NaN
      return cell !== undefined
    },
    finish: (rows): NumericColumn => ({ kind: 'numeric', values: values.subarray(0, rows) }),
  }
}

function createCategoryReader(
  feature: CategoryFeature,
  rules: ValueRules,
  capacity: number,
): ColumnReader {
  const codes = new Int32Array(new SharedArrayBuffer(4 * capacity))
  // In the order of their first reading, be it of a row that was refused after all.
  const names = new Map<string, number>()
  const codeOf = bySpelling((cell) => {
    const name = readValue(feature, cell, rules)
    if (name === undefined) return REFUSED
    if (typeof name !== 'string') return MISSING
    const code = names.get(name) ?? names.size
    names.set(name, code)
    return code
  })
  return {
    read(row, bytes, start, end) {
      const code = codeOf(bytes, start, end)
      codes[row] = code
      return code !== REFUSED
    },
    finish: (rows) => numberByFirstRow(codes.subarray(0, rows), [...names.keys()]),
  }
}

/** Numbers the names anew, in the order of their first row; those without a row are left out. */
function numberByFirstRow(codes: Int32Array, names: readonly string[]): CategoryColumn {
  const dictionary: string[] = []
  const renumbered = new Int32Array(names.length).fill(MISSING)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]
    if (code === MISSING) continue
    if (renumbered[code] === MISSING) renumbered[code] = dictionary.push(names[code]) - 1
    codes[row] = renumbered[code]
  }
  return { kind: 'category', codes, dictionary }
}
