/** When each row happened: a column of numbers, or of dates. */

import { describeReceived, type FieldIssue, parseNumber } from '../../shared/customer-record.ts'
import type { Schema } from '../../shared/schema.ts'
import { readPlainNumber } from './plain-number.ts'

/** How a column tells time: the finest of its cells, where they are dates. */
export type TimeKind = 'number' | 'month' | 'day' | 'moment'

export interface TimeColumn {
  /** Numbers as they are; dates in milliseconds since 1970, UTC. Shape `[rows]`. */
  readonly times: Float64Array
  readonly timeKind: TimeKind
}

export interface TimeReader {
  /**
   * Reads the trimmed cell of a row. Where a row is read twice, the last reading counts.
   *
   * @returns False where the cell tells no time, or not in the way of the column's first that does.
   */
  read(row: number, bytes: Buffer, start: number, end: number): boolean
  /** What is wrong with a cell; null where nothing is. */
  findIssue(cell: string): FieldIssue | null
  /** The column of the first rows. The reader is not to be used afterwards. */
  finish(rows: number): TimeColumn
}

interface Time {
  readonly value: number
  readonly kind: TimeKind
}

/** ISO 8601, but that a space may stand for the T, as databases write it. */
const DATE =
  /^([1-9]\d{3})-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)([.,]\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?$/

/** 31/01/2026, or 01/31/2026: nothing tells which. */
const AMBIGUOUS_DATE = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)/

const DATE_EXAMPLE = '2026-01-31 or 2026-01-31T18:30:00Z'

/** How much of an ISO date shows, by kind. */
const SHOWN_CHARACTERS = { month: 7, day: 10, moment: 19 }

/**
 * Reads numbers, or dates and times of day in ISO 8601; times without an offset are UTC. The
 * first cell that tells a time decides whether the column is of numbers or of dates. An empty
 * cell, or one that means "missing", tells none.
 *
 * @param column Its name in the file.
 * @param capacity How many rows there may be.
 */
export function createTimeReader(
  column: string,
  rules: Pick<Schema, 'missing_values' | 'decimal_comma'>,
  capacity: number,
): TimeReader {
  const times = new Float64Array(capacity)
  const decimalComma = rules.decimal_comma
  const isMissing = (cell: string): boolean => rules.missing_values.includes(cell)
  // Of a number that may mean "missing", the spelling decides.
  const mayBeMissing = rules.missing_values.map((cell) => parseNumber(cell, { decimalComma }))
  let kind: TimeKind | null = null

  /** NaN where the cell tells no time, or not in the column's way. */
  function readText(cell: string): number {
    const time = isMissing(cell) ? null : parseTime(cell, decimalComma)
    if (time === null) return Number.NaN
    if (kind !== null && (kind === 'number') !== (time.kind === 'number')) return Number.NaN
    kind = finerOf(kind, time.kind)
    return time.value
  }

  return {
    read(row, bytes, start, end) {
      const plain =
        kind === 'number' ? readPlainNumber(bytes, start, end, decimalComma) : Number.NaN
      const isPlain = Number.isFinite(plain) && !mayBeMissing.includes(plain)
      times[row] = isPlain ? plain : readText(bytes.toString('utf8', start, end))
      return !Number.isNaN(times[row])
    },
    findIssue(cell) {
      if (!Number.isNaN(readText(cell))) return null
      return {
        field: column,
        expected: describeTimes(kind, cell),
        received: describeReceived(cell),
      }
    },
    finish: (rows) => ({ times: times.subarray(0, rows), timeKind: kind ?? 'number' }),
  }
}

/** The oldest and the newest time of some rows, at least one, in the column's own spelling. */
export function spellTimeRange(
  { times, timeKind }: TimeColumn,
  rows: Int32Array,
): readonly [oldest: string, newest: string] {
  let oldest = Number.POSITIVE_INFINITY
  let newest = Number.NEGATIVE_INFINITY
  for (const row of rows) {
    oldest = Math.min(oldest, times[row])
    newest = Math.max(newest, times[row])
  }
  return [spellTime(oldest, timeKind), spellTime(newest, timeKind)]
}

/** Dates with an offset are spelled in UTC, seconds without fractions. */
function spellTime(time: number, kind: TimeKind): string {
  return kind === 'number'
    ? String(time)
    : new Date(time).toISOString().slice(0, SHOWN_CHARACTERS[kind])
}

/** Null where the cell spells neither a number nor a date. */
function parseTime(cell: string, decimalComma: boolean): Time | null {
  const number = parseNumber(cell, { decimalComma })
  if (Number.isFinite(number)) return { value: number, kind: 'number' }
  const parts = DATE.exec(cell)
  return parts ? parseDate(parts) : null
}

/** Null where there is no such day, such as 30 February, or no such time of day. */
function parseDate(parts: RegExpExecArray): Time | null {
  const [, year, month, day, hour, minute, second, fraction, offset] = parts
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1))
  const isReal = new Date(midnight).toISOString().startsWith(`${year}-${month}-${day ?? '01'}`)
  if (!isReal) return null
  if (hour === undefined) return { value: midnight, kind: day === undefined ? 'month' : 'day' }
  const minutes = 60 * Number(hour) + Number(minute)
  const seconds = Number(second ?? 0) + Number((fraction ?? '0').replace(',', '.'))
  if (Number(hour) > 23 || Number(minute) > 59 || seconds >= 60) return null
  const ahead = minutesOf(offset)
  return { value: midnight + 60_000 * (minutes - ahead) + 1000 * seconds, kind: 'moment' }
}

/** How far an offset such as +02:00 is ahead of UTC. */
function minutesOf(offset: string | undefined): number {
  if (offset === undefined || offset === 'Z') return 0
  const minutes = 60 * Number(offset.slice(1, 3)) + Number(offset.slice(3).replace(':', ''))
  return offset.startsWith('-') ? -minutes : minutes
}

function finerOf(kind: TimeKind | null, other: TimeKind): TimeKind {
  const order: readonly TimeKind[] = ['number', 'month', 'day', 'moment']
  return kind !== null && order.indexOf(kind) > order.indexOf(other) ? kind : other
}

/** What a column's cells must be, with a word to whoever wrote one in another way. */
function describeTimes(kind: TimeKind | null, cell: string): string {
  if (kind === 'number') return 'a number, like the first of its column'
  if (AMBIGUOUS_DATE.test(cell)) return `a date written year-month-day, such as ${DATE_EXAMPLE}`
  const date = `a date such as ${DATE_EXAMPLE}`
  return kind === null ? `a number, or ${date}` : `${date}, like the first of its column`
}
