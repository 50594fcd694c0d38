import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNumber } from '../../../shared/customer-record.ts'
import { readPlainNumber } from '../../../trainer/data/plain-number.ts'

/** Reads the text as a cell between others. */
function read(text: string, { decimalComma = false } = {}): number {
  const bytes = Buffer.from(`7.5${text}-1`)
  return readPlainNumber(bytes, 3, bytes.length - 2, decimalComma)
}

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 25 })

/** Signs, digits and points in the order of a number, or in any. */
const numberLike = fc.oneof(
  fc
    .tuple(fc.constantFrom('', '-', '+'), digits, fc.constantFrom('', '.', ','), digits)
    .map((parts) => parts.join('')),
  fc.string({ unit: fc.constantFrom(...'00123456789.,+-eE '), maxLength: 8 }),
)

describe('readPlainNumber', () => {
  it.each([
    { text: '0', number: 0 },
    { text: '-0', number: 0 },
    { text: '42', number: 42 },
    { text: '+3', number: 3 },
    { text: '007', number: 7 },
    { text: '144.35', number: 144.35 },
    { text: '-.5', number: -0.5 },
    { text: '5.', number: 5 },
    { text: '9007199254740991', number: 9007199254740991 },
    { text: '9007199254740993', number: 9007199254740992 },
    { text: '0.30000000000000004', number: 0.30000000000000004 },
    { text: '0.00000000000000000000001', number: 1e-23 },
    { text: '1'.repeat(400), number: Number.POSITIVE_INFINITY },
  ])('reads $text', ({ text, number }) => {
    expect(read(text)).toBe(number)
  })

  it.each(['', '.', '-', '+.', '1e5', '1,5', '1.2.3', '--1', '1-', ' 1', '0x1', 'nan', '１'])(
    'leaves "%s" to others',
    (text) => {
      expect(read(text)).toBeNaN()
    },
  )

  it.each([
    { text: '12,5', number: 12.5 },
    { text: '12.5', number: 12.5 },
    { text: '0,1234567890123456789', number: 0.12345678901234568 },
    { text: '1.015,36', number: Number.NaN },
  ])('reads $text where commas are decimal', ({ text, number }) => {
    expect(read(text, { decimalComma: true })).toBe(number)
  })

  it.each([false, true])(
    'reads nothing else than the rule does; decimal comma: %s',
    (decimalComma) => {
      fc.assert(
        fc.property(numberLike, (text) => {
          const byRule = parseNumber(text, { decimalComma }) + 0

          expect(read(text, { decimalComma })).toBeOneOf([byRule, Number.NaN])
        }),
        { numRuns: 3000 },
      )
    },
  )

  it('reads every number that is written in digits to the last bit', () => {
    const written = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.integer({ min: 0, max: 20 }))
      .map(([mantissa, decimals]) => {
        const text = String(mantissa).padStart(decimals + 1, '0')
        return `${text.slice(0, text.length - decimals)}.${text.slice(text.length - decimals)}`
      })
    fc.assert(
      fc.property(written, (text) => {
        expect(read(text)).toBe(Number(text))
      }),
      { numRuns: 3000 },
    )
  })
})
