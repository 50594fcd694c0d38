import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainFromDer } from '../../../worker/signatures/der-signature.ts'

const ONE = '00'.repeat(31) + '01'
const NEARLY_2_256 = 'ff'.repeat(32)

describe('plainFromDer', () => {
  it.each([
    { der: '30 06 0201 01 0201 01', plain: ONE + ONE },
    { der: '30 06 0201 7f 0201 01', plain: `${'00'.repeat(31)}7f${ONE}` },
    { der: '30 07 0202 0080 0201 01', plain: `${'00'.repeat(31)}80${ONE}` },
    { der: `30 26 0221 00${NEARLY_2_256} 0201 01`, plain: NEARLY_2_256 + ONE },
    { der: `30 26 0201 01 0221 00${NEARLY_2_256}`, plain: ONE + NEARLY_2_256 },
    { der: `30 25 0220 7f${'00'.repeat(31)} 0201 01`, plain: `7f${'00'.repeat(31)}${ONE}` },
  ])('takes $der', ({ der, plain }) => {
    expect(plainFromDer(bytesOf(der))).toEqual(bytesOf(plain))
  })

  it.each([
    { why: 'nothing', der: '' },
    { why: 'a tag alone', der: '30' },
    { why: 'an empty sequence', der: '30 00' },
    { why: 'one integer', der: '30 03 0201 01' },
    { why: 'three integers', der: '30 09 0201 01 0201 01 0201 01' },
    { why: 'a set for a sequence', der: '31 06 0201 01 0201 01' },
    { why: 'a bit string for r', der: '30 06 0301 01 0201 01' },
    { why: 'an octet string for s', der: '30 06 0201 01 0401 01' },
    { why: 'a byte after the sequence', der: '30 06 0201 01 0201 01 00' },
    { why: 'a byte after s in the sequence', der: '30 07 0201 01 0201 01 00' },
    { why: 'a sequence that is too short', der: '30 05 0201 01 0201 01' },
    { why: 'a sequence that is too long', der: '30 07 0201 01 0201 01' },
    { why: 'a length in the long form', der: '30 8106 0201 01 0201 01' },
    { why: 'a length of unknown size', der: '30 80 0201 01 0201 01 0000' },
    { why: "r's length in the long form", der: '30 07 028101 01 0201 01' },
    { why: "r that reaches into s's tag", der: '30 06 0204 01 0201 01' },
    { why: 's that is cut short', der: '30 06 0201 01 0202 01' },
    { why: 's without a length', der: '30 04 0201 01 02' },
    { why: 's without bytes', der: '30 05 0201 01 0200' },
    { why: 'r without bytes', der: '30 05 0200 0201 01' },
    { why: 'r that is 0', der: '30 06 0201 00 0201 01' },
    { why: 's that is 0', der: '30 06 0201 01 0201 00' },
    { why: 'r that is negative', der: '30 06 0201 80 0201 01' },
    { why: 's that is negative', der: '30 06 0201 01 0201 ff' },
    { why: 'a zero before r without need', der: '30 07 0202 0001 0201 01' },
    { why: 'a zero before s without need', der: '30 07 0201 01 0202 007f' },
    { why: 'two zeros before r', der: '30 08 0203 000080 0201 01' },
    { why: 'r of 33 bytes', der: `30 26 0221 01${'00'.repeat(32)} 0201 01` },
    { why: 's of 33 bytes', der: `30 27 0201 01 0222 00${'ff'.repeat(33)}` },
  ])('refuses $why', ({ der }) => {
    expect(plainFromDer(bytesOf(der))).toBeNull()
  })

  it('agrees with OpenSSL on signatures of all lengths', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    fc.assert(
      fc.property(fc.uint8Array(), (content) => {
        const plain = plainFromDer(sign('sha256', content, privateKey))

        expect(plain?.length).toBe(64)
      }),
      { numRuns: 300 },
    )
  })

  it('has one encoding for what it takes', () => {
    const byte = fc.oneof(fc.constantFrom(0, 1, 2, 3, 6, 7, 0x30, 0x7f, 0x80, 0x81), fc.nat(255))
    const integer = fc.array(byte, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(integer, integer, (r, s) => {
        const inner = [2, r.length, ...r, 2, s.length, ...s]
        const der = Uint8Array.of(0x30, inner.length, ...inner)
        const plain = plainFromDer(der)
        fc.pre(plain !== null)

        expect(derOf(plain)).toEqual(der)
      }),
      { numRuns: 1000 },
    )
  })

  it('takes any bytes without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(plainFromDer(Uint8Array.of(0x30, bytes.length, ...bytes))?.length ?? 64).toBe(64)
      }),
    )
  })
})

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
}

/** DER by way of big numbers, which have one shortest spelling. */
function derOf(plain: Uint8Array): Uint8Array {
  const integers = [plain.slice(0, 32), plain.slice(32)].map((bytes) => {
    const hex = BigInt(`0x${Buffer.from(bytes).toString('hex')}`).toString(16)
    const even = hex.padStart(Math.ceil(hex.length / 2) * 2, '0')
    return bytesOf(Number.parseInt(even.slice(0, 2), 16) > 0x7f ? `00${even}` : even)
  })
  const inner = integers.flatMap((integer) => [2, integer.length, ...integer])
  return Uint8Array.of(0x30, inner.length, ...inner)
}
