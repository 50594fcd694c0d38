import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setsOfRows } from '../../../trainer/data/kept-together.ts'

const EVERY_ROW = Int32Array.of(0, 1, 2, 3, 4, 5)

describe('setsOfRows', () => {
  it.each([
    { name: 'each row alone', customers: null, groups: null, ofRow: [0, 1, 2, 3, 4, 5] },
    { name: 'customers', customers: [0, 1, 0, 2, 1, 2], groups: null, ofRow: [0, 1, 0, 2, 1, 2] },
    { name: 'groups', customers: null, groups: [0, 0, 1, 1, 2, 2], ofRow: [0, 0, 1, 1, 2, 2] },
    {
      name: 'groups of customers with one row each',
      customers: [0, 1, 2, 3, 4, 5],
      groups: [0, 0, 1, 1, 0, 2],
      ofRow: [0, 0, 1, 1, 0, 2],
    },
    {
      name: 'groups that a customer links',
      customers: [0, 1, 1, 2, 3, 4],
      groups: [0, 0, 1, 1, 2, 3],
      ofRow: [0, 0, 0, 0, 1, 2],
    },
    {
      name: 'a chain that its last row closes',
      customers: [0, 1, 2, 3, 0, 3],
      groups: [0, 1, 2, 3, 1, 2],
      ofRow: [0, 0, 1, 1, 0, 1],
    },
  ])('keeps $name together', ({ customers, groups, ofRow }) => {
    const sets = setsOfRows(EVERY_ROW, {
      customers: customers && Int32Array.from(customers),
      groups: groups && Int32Array.from(groups),
    })

    expect([...sets.ofRow]).toEqual(ofRow)
    expect(sets.count).toBe(Math.max(...ofRow) + 1)
  })

  it('is not told of links by other rows', () => {
    const ties = { customers: Int32Array.of(0, 0, 1, 1), groups: Int32Array.of(0, 1, 1, 2) }

    expect(setsOfRows(Int32Array.of(3, 0), ties)).toEqual({ count: 2, ofRow: Int32Array.of(0, 1) })
  })

  it('has no sets of no rows', () => {
    const ties = { customers: Int32Array.of(0, 1), groups: Int32Array.of(0, 1) }

    expect(setsOfRows(new Int32Array(), ties)).toEqual({ count: 0, ofRow: new Int32Array() })
  })

  it('parts no customer and no group, and joins no more than it must', () => {
    const numbers = fc.array(fc.nat(19), { minLength: 20, maxLength: 20 })
    fc.assert(
      fc.property(numbers, numbers, (customers, groups) => {
        const rows = Int32Array.from(customers.keys())
        const { ofRow } = setsOfRows(rows, {
          customers: Int32Array.from(customers),
          groups: Int32Array.from(groups),
        })
        // By hand: labels spread along ties until none changes.
        const labels = [...rows]
        for (let round = 0; round < 20; round++) {
          for (const ties of [customers, groups]) {
            labels.forEach((_, row) => {
              const tied = labels.filter((_, other) => ties[other] === ties[row])
              labels[row] = Math.min(...tied)
            })
          }
        }

        expect([...ofRow]).toEqual(labels.map((label) => ofRow[label]))
        expect(new Set(ofRow).size).toBe(new Set(labels).size)
      }),
    )
  })
})
