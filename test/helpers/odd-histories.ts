/** Arbitrary campaign histories for fast-check with everything that a fast reader may trip over. */

import fc from 'fast-check'
import type { Feature, Schema } from '../../shared/schema.ts'

/** Numbers and almost numbers. */
const NUMBERS = [
  ...['0', '-0', '1', '42', '-1', '130', '131', '0.5', '1.0', '007', '+3', '.5', '5.', '-.25'],
  ...['.', '-', '+', '--1', '1.2.3', '1e5', '1E-3', '1e400', '3.4e38', '3.5e38', '0x10', 'nan'],
  ...['9007199254740991', '9007199254740993', '0.1234567890123456789', '123456789012345678901'],
  ...['0.30000000000000004', '179769313486231580000', '0.00000000000000000000000001', '1,5'],
  ...['"1,015.36"', '"12,5"', '"-0,25"', '"1.015,36"', '-999', '-999.0', '１２', '1 000', '5"'],
]

const NAMES = [
  'M',
  'm',
  'F',
  ' F ',
  '28',
  '28.0',
  'Ñandú',
  '€😀',
  '\u00a0M',
  'M\ufeff',
  'NA',
  'n/a',
]

const QUOTED = ['"M"', '" M "', '"a,b"', '"say ""hi"""', '""', '"two\nlines"', '"\r\n"', '"a\rb"']

/** Not what RFC 4180 knows: csv-parse takes over. */
const STRAY_QUOTES = ['"M"x', '"a"" b', 'M"', '"']

const cell = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom('1', '1', '1', '1', '0', '28', 'M', 'F', '') },
  { weight: 6, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 2, arbitrary: fc.constantFrom('', ' ', '\t', ' 12 ', '1 ', '0', '1', 'train', 'TEST') },
  { weight: 2, arbitrary: fc.constantFrom(...QUOTED) },
  { weight: 1, arbitrary: fc.double().map(String) },
  { weight: 1, arbitrary: fc.integer({ min: -5, max: 200 }).map(String) },
  { weight: 1, arbitrary: fc.string({ maxLength: 4 }).map((text) => text.replaceAll('\0', '')) },
)

const missing = {
  missing: fc.boolean(),
  missing_values: fc.constantFrom(undefined, ['-999'], ['M']),
}

function featureOf(name: string): fc.Arbitrary<Feature> {
  const number = fc.record({
    name: fc.constant(name),
    type: fc.constantFrom('integer' as const, 'number' as const),
    min: fc.constantFrom(undefined, 0, -1),
    max: fc.constantFrom(undefined, 130, 1),
    ...missing,
  })
  const category = fc.record({
    name: fc.constant(name),
    type: fc.constant('category' as const),
    categories: fc.constantFrom(undefined, ['M', 'F', '28', '1']),
    open: fc.boolean(),
    ...missing,
  })
  return fc.oneof({ weight: 2, arbitrary: number }, { weight: 1, arbitrary: category })
}

/** Schemas of three features, with and without id, split and repeated customers. */
export const anySchema: fc.Arbitrary<Schema> = fc.record({
  id: fc.constantFrom(null, 'id'),
  label: fc.constant({ column: 'won', positive: ['1', 'M'], negative: ['0', ''] }),
  split: fc.constantFrom(null, null, 'part'),
  repeated_customers: fc.boolean(),
  missing_values: fc.constantFrom([], ['NA'], ['NA', '0']),
  decimal_comma: fc.boolean(),
  ignore: fc.constant({}),
  features: fc.tuple(featureOf('x'), featureOf('y'), featureOf('z')),
})

const anyRow = fc.record({
  id: fc.oneof(
    fc.nat(30).map((id) => `c${id}`),
    cell,
  ),
  x: cell,
  y: cell,
  z: cell,
  won: fc.constantFrom('0', '1', '0', '1', '1.0', '-0', 'M', '', '2'),
  part: fc.constantFrom('train', 'Test', 'validation', ' train', '"test"', 'train', 'rest'),
  /** What follows the last cell: rows are too long at times, and blank lines come between. */
  tail: fc.constantFrom(...Array<string>(12).fill(''), ',', ',x', '\n', '\n , \n', '\n,,,,,'),
})

/** Bytes of a CSV file with the columns `id, x, y, z, won, part`, most of them sensible. */
export const oddHistory: fc.Arbitrary<string> = fc
  .record({
    rows: fc.array(anyRow, { maxLength: 25 }),
    strayQuotes: fc.option(fc.constantFrom(...STRAY_QUOTES), { freq: 3 }),
    delimiter: fc.constantFrom(',', ',', ';', '\t'),
    lineEnding: fc.constantFrom('\n', '\r\n', '\r'),
    hasByteOrderMark: fc.boolean(),
    endsWithBreak: fc.boolean(),
  })
  .map(({ rows, strayQuotes, delimiter, lineEnding, hasByteOrderMark, endsWithBreak }) => {
    const lines = rows.map(({ tail, ...cells }, row) => {
      const odd = strayQuotes !== null && row === rows.length - 3 ? { y: strayQuotes } : {}
      return Object.values({ ...cells, ...odd }).join(delimiter) + tail.replaceAll(',', delimiter)
    })
    const header = ['id', 'x', 'y', 'z', 'won', 'part'].join(delimiter)
    return (
      (hasByteOrderMark ? '\uFEFF' : '') +
      [header, ...lines].join(lineEnding) +
      (endsWithBreak ? lineEnding : '')
    )
  })
