/** Arbitrary campaign histories for fast-check, as brands might export them. */

import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'

/** What the cells of one column may be, sensible or not. */
const CELL_KINDS = [
  fc.integer({ min: -3, max: 5 }).map(String),
  fc.double().map(String),
  fc.constantFrom('N', 'S', '', 'NA', 'unknown'),
  fc.constantFrom('1', '2', '4.0', ''),
  fc.constantFrom('1.5', '2', '?', 'M'),
  fc.constantFrom('TRUE', 'FALSE', 'M', '?'),
  fc.constantFrom('2024-01-01', '2024-02-01'),
  fc.integer().map((number) => `c${number}`),
  fc.string({ maxLength: 3 }).map((text) => text.replaceAll('\0', '')),
]

const COLUMN_NAMES = ['id', 'age', 'region', 'channel', 'open_rate', 'order_no', 'a "b", c', 'date']

/** CSV text: a column `visits` of numbers, up to five of any kind, a column `label` of 0 and 1. */
export const campaignHistory: fc.Arbitrary<string> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...COLUMN_NAMES), { maxLength: 5 }),
    fc.array(fc.constantFrom(...CELL_KINDS), { minLength: 5, maxLength: 5 }),
  )
  .chain(([names, kinds]) =>
    fc
      .array(fc.tuple(...kinds.slice(0, names.length)), { minLength: 5, maxLength: 60 })
      .map((rows) =>
        stringify([
          ['visits', ...names, 'label'],
          ...rows.map((cells, row) => [row % 3, ...cells, row % 2]),
        ]),
      ),
  )
