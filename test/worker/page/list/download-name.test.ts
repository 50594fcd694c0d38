import { describe, expect, it } from 'vitest'
import { nameDownload } from '../../../../worker/page/list/download-name.ts'

describe('nameDownload', () => {
  it.each([
    ['customers.csv', 'scored', 'customers.scored.csv'],
    ['Customers.CSV', 'bad-rows', 'Customers.bad-rows.csv'],
    ['a.b.tsv', 'scored-part', 'a.b.scored-part.csv'],
    ['customers', 'scored', 'customers.scored.csv'],
    ['customers.scored.csv', 'scored', 'customers.scored.scored.csv'],
  ] as const)('calls what came of %s, %s, %s', (name, kind, expected) => {
    expect(nameDownload(name, kind)).toBe(expected)
  })
})
