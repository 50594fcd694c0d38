import { describe, expect, it } from 'vitest'
import {
  nameBadRowColumns,
  nameResultColumns,
  resultCells,
  withCells,
} from '../../../../worker/page/list/result-columns.ts'

describe('nameResultColumns', () => {
  it.each([
    ['a new list', ['email'], 'presend_band'],
    ['a list with one of the names', ['email', ' presend_error '], 'presend_band_2'],
    ['a list that was scored twice', ['presend_band', 'presend_reason_2'], 'presend_band_3'],
    ['a list with a later number', ['presend_band_2'], 'presend_band'],
  ])('of %s', (_name, header, band) => {
    expect(nameResultColumns(header)[2]).toBe(band)
  })

  it('ends all names alike', () => {
    const names = nameResultColumns(['presend_error'])
    expect(names.filter((name) => name.endsWith('_2'))).toHaveLength(7)
  })
})

describe('nameBadRowColumns', () => {
  it('collides with nothing either', () => {
    expect(nameBadRowColumns([])).toEqual(['presend_line', 'presend_error'])
    expect(nameBadRowColumns(['presend_line'])).toEqual(['presend_line_2', 'presend_error_2'])
  })
})

describe('resultCells', () => {
  const score = { probability: 0.1234567890123456, percentile: 1, band: 'high' } as const
  const judgement = { decision: 'send', reason: 'worth_it', expected_profit: -0.5 } as const

  it('writes numbers with all their digits', () => {
    const cells = resultCells({ kind: 'scored', score, judgement, lackingAmount: null })
    expect(cells).toEqual(['0.1234567890123456', '1', 'high', 'send', 'worth_it', '-0.5', ''])
  })

  it('writes no profit where there is none, but a profit of nothing', () => {
    const profits = [null, 0].map(
      (expected_profit) =>
        resultCells({
          kind: 'scored',
          score,
          judgement: { ...judgement, expected_profit },
          lackingAmount: null,
        })[5],
    )
    expect(profits).toEqual(['', '0'])
  })

  it('says which amount lacks', () => {
    const cells = resultCells({ kind: 'scored', score, judgement: null, lackingAmount: 'value' })
    expect(cells.slice(3)).toEqual(['', '', '', 'value: expected an amount, received nothing'])
  })

  it('holds who objected', () => {
    expect(resultCells({ kind: 'objected' })).toEqual(['', '', '', 'hold', 'objected', '', ''])
  })

  it('gives a bad row nothing but its reasons', () => {
    const issues = [
      { field: 'age', expected: 'an integer', received: '"x"' },
      { field: 'ctr', expected: 'a number', received: 'nothing' },
    ]
    expect(resultCells({ kind: 'bad', issues })).toEqual([
      ...['', '', '', '', '', ''],
      'age: expected an integer, received "x"; ctr: expected a number, received nothing',
    ])
  })
})

describe('withCells', () => {
  it.each([
    ['enough cells', ['a', 'b'], ['a', 'b', '+']],
    ['too few', ['a'], ['a', '', '+']],
    ['too many', ['a', 'b', 'c'], ['a', 'b', '+', 'c']],
  ])('keeps added cells under their names in a row of %s', (_name, cells, expected) => {
    expect(withCells(cells, 2, ['+'])).toEqual(expected)
  })
})
