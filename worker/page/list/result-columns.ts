/** The columns that are added to a list, under names that it does not have yet. */

import { describeIssue } from '../../../shared/customer-record.ts'
import type { RowResult } from './row-result.ts'

const ADDED = [
  'presend_probability',
  'presend_percentile',
  'presend_band',
  'presend_decision',
  'presend_reason',
  'presend_expected_profit',
  'presend_error',
] as const

/**
 * Names of the added columns. Where the list has any of them, as when it was scored before, all
 * end in `_2`, or in the first number that is free.
 */
export function nameResultColumns(header: readonly string[]): readonly string[] {
  return freeNames(ADDED, header)
}

/** The same for bad rows alone: their line and what is wrong, which come before the list's columns. */
export function nameBadRowColumns(header: readonly string[]): readonly string[] {
  return freeNames(['presend_line', 'presend_error'], header)
}

/** A row's added cells, in the order of their names: numbers with all their digits and a point. */
export function resultCells(result: RowResult): readonly string[] {
  switch (result.kind) {
    case 'objected':
      return ['', '', '', 'hold', 'objected', '', '']
    case 'bad':
      return ['', '', '', '', '', '', result.issues.map(describeIssue).join('; ')]
    case 'scored': {
      const { score, judgement, lackingAmount } = result
      return [
        String(score.probability),
        String(score.percentile),
        score.band,
        judgement?.decision ?? '',
        judgement?.reason ?? '',
        judgement?.expected_profit == null ? '' : String(judgement.expected_profit),
        lackingAmount === null ? '' : `${lackingAmount}: expected an amount, received nothing`,
      ]
    }
  }
}

/**
 * A row with its added cells, which stand under their names also where the row has too few cells,
 * or too many: those come last.
 */
export function withCells(
  cells: readonly string[],
  width: number,
  added: readonly string[],
): readonly string[] {
  const padding = Array<string>(Math.max(width - cells.length, 0)).fill('')
  return [...cells.slice(0, width), ...padding, ...added, ...cells.slice(width)]
}

function freeNames(names: readonly string[], header: readonly string[]): readonly string[] {
  const taken = new Set(header.map((name) => name.trim()))
  const numbered = (number: number) =>
    number === 1 ? names : names.map((name) => `${name}_${number}`)
  let number = 1
  while (numbered(number).some((name) => taken.has(name))) number += 1
  return numbered(number)
}
