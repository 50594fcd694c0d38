/** What a column of an unknown CSV looks like: what its cells spell, and how often. */

import { LARGEST_NUMBER, parseNumber } from '../../shared/customer-record.ts'
import { readCsv } from './csv.ts'

/** More different cells than this are not told apart: the column is no set of names. */
const DISTINCT_LIMIT = 1000

/** Cells that people write for "no value". */
const MISSING_WORDS = new Set([
  'na',
  'n/a',
  '#n/a',
  '<na>',
  'nan',
  'null',
  'none',
  'nil',
  '?',
  '-',
  '.',
  'missing',
  'unknown',
])

/** A column of numbers may hold this share of something else. */
const MOSTLY = 0.9

/** `12,5` and `1.015,36`. */
const COMMA_NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/

export interface ColumnProfile {
  readonly name: string
  readonly rows: number
  /** Rows whose cell is empty. */
  readonly empty: number
  /** Rows whose cell spells a number that a customer may have. */
  readonly numbers: number
  /** Rows whose cell spells a whole number; `3.0` does. */
  readonly integers: number
  /** Rows whose number is written with a decimal point or an exponent. */
  readonly decimals: number
  readonly min: number
  readonly max: number
  /** Rows whose cell spells a number with a decimal comma. */
  readonly commaNumbers: number
  /** Rows whose cell looks like a calendar date. */
  readonly dates: number
  /** Filled cells that spell no number, with their counts; up to the limit of `counts`. */
  readonly words: ReadonlyMap<string, number>
  /** Every filled cell with its count, or null where there are more than 1,000 different ones. */
  readonly counts: ReadonlyMap<string, number> | null
  /** How many different filled cells there are. */
  readonly distinct: number
}

/** Whether a cell says "no value" in words. */
export function isMissingWord(cell: string): boolean {
  return MISSING_WORDS.has(cell.toLowerCase())
}

export interface FileProfile {
  readonly columns: readonly ColumnProfile[]
  /** Whether the file writes 1.5 as `1,5`; its columns were then read so. */
  readonly decimalComma: boolean
}

/**
 * Profiles every column, in a second pass where numbers turn out to have decimal commas. Rows of
 * another length than the header are passed over.
 *
 * @throws Failure `invalid-data` when the file cannot be read.
 */
export async function profileFile(path: string): Promise<FileProfile> {
  const columns = await profileColumns(path, false)
  const decimalComma = columns.some(
    ({ commaNumbers, numbers, rows, empty }) =>
      commaNumbers > 0 && commaNumbers + numbers >= MOSTLY * (rows - empty),
  )
  return { columns: decimalComma ? await profileColumns(path, true) : columns, decimalComma }
}

async function profileColumns(path: string, decimalComma: boolean): Promise<ColumnProfile[]> {
  let profilers: ReturnType<typeof createProfiler>[] = []
  await readCsv(path, (columns, delimiter) => {
    // Who separates cells by commas does not write decimals with them.
    const mayHaveCommas = delimiter !== ','
    profilers = columns.map((name) => createProfiler(name, { decimalComma, mayHaveCommas }))
    return (cells) => {
      if (cells.length !== columns.length) return
      profilers.forEach((profiler, index) => {
        profiler.add(cells[index])
      })
    }
  })
  return profilers.map((profiler) => profiler.finish())
}

const DATE = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:[T ].*)?$/

function createProfiler(
  name: string,
  { decimalComma, mayHaveCommas }: { decimalComma: boolean; mayHaveCommas: boolean },
) {
  let [rows, empty, numbers, integers, decimals, commaNumbers, dates] = [0, 0, 0, 0, 0, 0, 0]
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  const words = new Map<string, number>()
  const counts = new Map<string, number>()
  // Beyond the limit only the number of different cells is kept.
  const rest = new Set<string>()

  return {
    add(cell: string) {
      rows += 1
      if (cell === '') {
        empty += 1
        return
      }
      const value = parseNumber(cell, { decimalComma })
      if (mayHaveCommas && COMMA_NUMBER.test(cell)) commaNumbers += 1
      // Some systems export 1.8e308, the largest there is, where a number is missing: a word to us.
      if (Math.abs(value) <= LARGEST_NUMBER) {
        numbers += 1
        if (Number.isInteger(value)) integers += 1
        if (/[.,eE]/.test(cell)) decimals += 1
        min = Math.min(min, value)
        max = Math.max(max, value)
      } else {
        if (DATE.test(cell)) dates += 1
        if (words.has(cell) || words.size < DISTINCT_LIMIT) increment(words, cell)
      }
      if (counts.has(cell) || counts.size < DISTINCT_LIMIT) increment(counts, cell)
      else rest.add(cell)
    },
    finish(): ColumnProfile {
      const distinct = counts.size + rest.size
      return {
        ...{
          name,
          rows,
          empty,
          numbers,
          integers,
          decimals,
          commaNumbers,
          dates,
          min,
          max,
          words,
          distinct,
        },
        counts: rest.size === 0 ? counts : null,
      }
    },
  }
}

function increment(counts: Map<string, number>, cell: string): void {
  counts.set(cell, (counts.get(cell) ?? 0) + 1)
}
