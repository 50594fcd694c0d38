/** Rows of bytes become the columns of a campaign history, under the schema's rules. */

import type { CustomerTable } from '../../shared/customer-table.ts'
import { Failure } from '../../shared/failure.ts'
import type { Schema } from '../../shared/schema.ts'
import { type BadRow, type BadRows, createBadRowCollector } from './bad-rows.ts'
import { type ByteRecord, textsOf } from './byte-record.ts'
import { createColumnReader } from './column-reader.ts'
import type { RecordTaker } from './csv.ts'
import { createGroupReader } from './group-column.ts'
import { createIdReader, type IdColumn } from './id-column.ts'
import { createIssueFinder, createLabelRule, describeRepeatedId, readSplit } from './row-rules.ts'
import { bySpelling, REFUSED } from './spelling-rule.ts'
import { createTimeReader, type TimeKind } from './time-column.ts'

/** Columns that say how to split. The schema may use them too; null for none. */
export interface SplitColumns {
  /** Tells when each row happened. */
  readonly timeColumn: string | null
  /** Rows with the same cell belong together. */
  readonly groupColumn: string | null
}

/** The rows that obey the schema, and those that do not. */
export interface RowsRead {
  readonly customers: CustomerTable
  /** 0 or 1, shape `[rows]`. */
  readonly labels: Float32Array
  /** Customer ids, shape `[rows]`. */
  readonly ids: IdColumn
  /** Positions in `SPLIT_NAMES`, shape `[rows]`; null where the schema has no split column. */
  readonly splits: Uint8Array | null
  /**
   * When each row happened: numbers, or milliseconds since 1970 (UTC), shape `[rows]`; null where
   * no column tells.
   */
  readonly times: Float64Array | null
  /** How that column spells times. */
  readonly timeKind: TimeKind | null
  /** Groups by number, in the order of their first row, shape `[rows]`; null where there are none. */
  readonly groups: Int32Array | null
  readonly badRows: BadRows
}

export interface RowReader extends RecordTaker {
  /** Every row so far. The reader is not to be used afterwards. */
  finish(): RowsRead
}

/**
 * @param header The file's columns, every one of the schema's and of the split's among them.
 * @param file.capacity How many rows there may be.
 */
export function createRowReader(
  schema: Schema,
  header: readonly string[],
  file: SplitColumns & { readonly capacity: number },
): RowReader {
  const { timeColumn, groupColumn, capacity } = file
  const features = schema.features.map((feature) => ({
    position: header.indexOf(feature.name),
    column: createColumnReader(feature, schema, capacity),
  }))
  const idPosition = schema.id === null ? -1 : header.indexOf(schema.id)
  const labelPosition = header.indexOf(schema.label.column)
  const splitPosition = schema.split === null ? -1 : header.indexOf(schema.split)
  const labelOf = bySpelling(createLabelRule(schema.label))
  const splitOf = bySpelling(readSplit)
  const labels = new Float32Array(new SharedArrayBuffer(4 * capacity))
  const splits = new Uint8Array(splitPosition < 0 ? 0 : capacity)
  const ids = createIdReader(schema, capacity)
  const times = timeColumn === null ? null : createTimeReader(timeColumn, schema, capacity)
  const timePosition = timeColumn === null ? -1 : header.indexOf(timeColumn)
  const groups = groupColumn === null ? null : createGroupReader(groupColumn, schema, capacity)
  const groupPosition = groupColumn === null ? -1 : header.indexOf(groupColumn)
  const findIssues = createIssueFinder(schema, header)
  const badRows = createBadRowCollector()
  let rows = 0

  /** Whether every cell but the id is as it should be. */
  function readCells({ bytes, cells, starts, ends }: ByteRecord): boolean {
    if (cells !== header.length) return false
    for (const { position, column } of features) {
      if (!column.read(rows, bytes, starts[position], ends[position])) return false
    }
    labels[rows] = labelOf(bytes, starts[labelPosition], ends[labelPosition])
    if (labels[rows] === REFUSED) return false
    if (splitPosition >= 0) {
      const split = splitOf(bytes, starts[splitPosition], ends[splitPosition])
      splits[rows] = split
      if (split === REFUSED) return false
    }
    if (times && !times.read(rows, bytes, starts[timePosition], ends[timePosition])) return false
    return !groups || groups.accepts(bytes, starts[groupPosition], ends[groupPosition])
  }

  function hasNewId({ bytes, starts, ends }: ByteRecord): boolean {
    const start = starts[idPosition]
    const end = ends[idPosition]
    return start < end && ids.firstLine(bytes, start, end) === 0
  }

  function describe(record: ByteRecord): BadRow {
    const { bytes, starts, ends, line } = record
    const cells = textsOf(record)
    const issues = findIssues(cells)
    if (cells.length !== header.length) return { line, cells, issues }
    const splitIssues = [
      times?.findIssue(cells[timePosition]),
      groups?.findIssue(cells[groupPosition]),
    ]
    issues.push(...splitIssues.filter((issue) => issue != null))
    if (schema.id !== null) {
      const firstLine = ids.firstLine(bytes, starts[idPosition], ends[idPosition])
      if (firstLine > 0) issues.push(describeRepeatedId(schema.id, cells[idPosition], firstLine))
    }
    return { line, cells, issues }
  }

  return {
    take(record) {
      if (!readCells(record) || !(idPosition < 0 || hasNewId(record))) {
        badRows.add(describe(record))
        return
      }
      if (rows === capacity) {
        throw new Failure(
          'invalid-data',
          `Expected at most ${capacity} rows, as many as were counted. Received more: ` +
            'the file grew while it was read.',
        )
      }
      const { bytes, starts, ends, line } = record
      ids.add(bytes, starts[idPosition], ends[idPosition], line)
      groups?.add(bytes, starts[groupPosition], ends[groupPosition])
      rows += 1
    },
    finish: () => ({
      customers: { rows, columns: features.map(({ column }) => column.finish(rows)) },
      labels: labels.subarray(0, rows),
      ids: ids.finish(),
      splits: schema.split === null ? null : splits.subarray(0, rows),
      ...(times?.finish(rows) ?? { times: null, timeKind: null }),
      groups: groups?.finish() ?? null,
      badRows: badRows.finish(),
    }),
  }
}
