/** What a row must tell beside its features, and what to say of one that breaks the rules. */

import {
  describeReceived,
  type FieldIssue,
  parseNumber,
  readCustomer,
} from '../../shared/customer-record.ts'
import type { LabelColumn, Schema } from '../../shared/schema.ts'
import { REFUSED } from './spelling-rule.ts'

export const SPLIT_NAMES = ['train', 'validation', 'test'] as const

/** Reads a label: 0, 1 or `REFUSED`. */
export function createLabelRule({ positive, negative }: LabelColumn): (cell: string) => number {
  const labels = new Map([
    ...negative.map((cell) => [canonical(cell), 0] as const),
    ...positive.map((cell) => [canonical(cell), 1] as const),
  ])
  return (cell) => labels.get(canonical(cell)) ?? REFUSED
}

/** Reads the name of a split, in any case: its position in `SPLIT_NAMES`, or `REFUSED`. */
export function readSplit(cell: string): number {
  const split = SPLIT_NAMES.findIndex((name) => name === cell.toLowerCase())
  return split < 0 ? REFUSED : split
}

/**
 * Tells everything that is wrong with a row, but for an id that another row has.
 *
 * @returns A function of the row's cells, trimmed.
 */
export function createIssueFinder(
  schema: Schema,
  header: readonly string[],
): (cells: readonly string[]) => FieldIssue[] {
  const positions = new Map(header.map((column, position) => [column, position]))
  const readLabel = createLabelRule(schema.label)
  return (cells) => {
    if (cells.length !== header.length) {
      const expected = `${header.length} cells`
      return [{ field: 'the row', expected, received: String(cells.length) }]
    }
    const cellOf = (column: string): string => cells[positions.get(column) ?? -1]
    const reading = readCustomer(schema, cellOf)
    const issues = reading.ok ? [] : [...reading.issues]
    const refuse = (field: string, expected: string): void => {
      issues.push({ field, expected, received: describeReceived(cellOf(field)) })
    }
    const { label, split } = schema
    if (readLabel(cellOf(label.column)) === REFUSED) refuse(label.column, describeLabel(label))
    if (split !== null && readSplit(cellOf(split)) === REFUSED) {
      refuse(split, SPLIT_NAMES.join(', '))
    }
    return issues
  }
}

/** What is wrong with an id that another row has. */
export function describeRepeatedId(field: string, id: string, firstLine: number): FieldIssue {
  return {
    field,
    expected: 'an id not seen before',
    received: `${JSON.stringify(id)}, first seen on line ${firstLine}`,
  }
}

function describeLabel({ positive, negative }: LabelColumn): string {
  return `${negative.join(' or ')} (negative) or ${positive.join(' or ')} (positive)`
}

/** `1`, `1.0` and `1e0` are the same label. */
function canonical(cell: string): string {
  const number = parseNumber(cell)
  return Number.isNaN(number) ? cell : String(number)
}
