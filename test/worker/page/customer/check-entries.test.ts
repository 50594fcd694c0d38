import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEMA, type Feature } from '../../../../shared/schema.ts'
import { checkEntries } from '../../../../worker/page/customer/check-entries.ts'
import { schemaOf } from '../../../helpers/schema-of.ts'

describe('checkEntries', () => {
  it('asks nobody for an id', () => {
    expect(checkEntries(DEFAULT_SCHEMA, [12, 6, 310.5, 0.45, null, 34, 'F', 'North'])).toEqual({
      ok: true,
      values: [12, 6, 310.5, 0.45, null, 34, 'F', 'North'],
    })
  })

  it('names every feature whose entry the schema refuses', () => {
    expect(checkEntries(DEFAULT_SCHEMA, [12.5, 6, '', 1.2, null, 'x', 'Z', 'North'])).toEqual({
      ok: false,
      refused: ['recency', 'monetary', 'open_rate', 'age', 'gender'],
    })
  })

  it('reads what the schema calls missing as not known, and codes as the API does', () => {
    const schema = {
      ...schemaOf(
        { name: 'age', type: 'integer', missing: true, missing_values: ['-1'] },
        { name: 'spend', type: 'number', missing: true },
        { name: 'plan', type: 'category', open: true, missing: true },
        { name: 'code', type: 'category', open: true, missing: true },
      ),
      missing_values: ['n/a'],
    }
    expect(checkEntries(schema, [-1, 'n/a', '', '28.0'])).toEqual({
      ok: true,
      values: [null, null, null, '28'],
    })
  })

  it('takes features that are called as what every object has', () => {
    const schema = schemaOf(
      ...['__proto__', 'constructor', 'toString'].map(
        (name): Feature => ({ name, type: 'number', missing: false }),
      ),
    )
    expect(checkEntries(schema, [1, 2, 3])).toEqual({ ok: true, values: [1, 2, 3] })
    expect(checkEntries(schema, ['', 2])).toEqual({
      ok: false,
      refused: ['__proto__', 'toString'],
    })
  })
})
