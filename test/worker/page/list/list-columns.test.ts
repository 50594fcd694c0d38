import { describe, expect, it } from 'vitest'
import { findColumns } from '../../../../worker/page/list/list-columns.ts'
import { schemaOf } from '../../../helpers/schema-of.ts'

const SCHEMA = schemaOf(
  { name: 'recency', type: 'integer', missing: false },
  { name: 'age', type: 'integer', missing: true },
)

describe('findColumns', () => {
  it('finds features wherever they stand, with space around their names', () => {
    expect(findColumns(SCHEMA, ['email', ' age ', 'objected', 'recency'])).toEqual({
      width: 4,
      features: new Map([
        ['recency', 3],
        ['age', 1],
      ]),
      lacking: [],
      objected: 2,
    })
  })

  it('lets a list lack what customers may lack', () => {
    expect(findColumns(SCHEMA, ['recency'])).toMatchObject({ lacking: ['age'], objected: null })
  })

  it('refuses a list that lacks what every customer has', () => {
    expect(() => findColumns(SCHEMA, ['Recency', 'age', ''])).toThrow(
      expect.objectContaining({
        refusal: {
          kind: 'lacking_columns',
          lacking: ['recency'],
          received: ['Recency', 'age', ''],
        },
      }),
    )
  })

  it.each([['recency'], ['age'], ['objected']])('refuses %s twice', (name) => {
    expect(() => findColumns(SCHEMA, ['recency', 'age', 'objected', ` ${name}`, name])).toThrow(
      expect.objectContaining({ refusal: { kind: 'repeated_columns', columns: [name] } }),
    )
  })

  it('lets columns that are not sent have one name', () => {
    expect(findColumns(SCHEMA, ['note', 'recency', 'note', '', ''])).toMatchObject({ width: 5 })
  })
})
