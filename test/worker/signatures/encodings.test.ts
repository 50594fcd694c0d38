import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeBase64,
  decodeBase64Url,
  decodeHexDigest,
} from '../../../worker/signatures/encodings.ts'

describe('decodeHexDigest', () => {
  it('reads any digest, in lower and upper case', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const text = Buffer.from(bytes).toString('hex')

        expect(decodeHexDigest(text)).toEqual(bytes)
        expect(decodeHexDigest(text.toUpperCase())).toEqual(bytes)
      }),
    )
  })

  it.each(['', 'ab', 'a'.repeat(63), 'a'.repeat(65), `${'a'.repeat(63)}g`, `${'a'.repeat(64)}\n`])(
    'refuses %j',
    (text) => {
      expect(decodeHexDigest(text)).toBeNull()
    },
  )
})

describe('decodeBase64', () => {
  it('reads what Node writes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes)
      }),
    )
  })

  it('reads one spelling of each run of bytes, and no other', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AQgwIMZz09+/=- ') }), (text) => {
        const bytes = decodeBase64(text)
        fc.pre(bytes !== null)

        expect(Buffer.from(bytes).toString('base64')).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    'A',
    'AA',
    'AAA',
    'AA=',
    'A===',
    '====',
    'AAAA=',
    'AB==', // leaves over bits that are not 0
    'AAB=',
    'AA==AAAA',
    'AA A',
    'AAA\n',
    'AA-_',
    'AAé=',
    'whsec_AA',
  ])('refuses %j', (text) => {
    expect(decodeBase64(text)).toBeNull()
  })

  it('reads megabytes', () => {
    expect(decodeBase64('AAAA'.repeat(2_000_000))?.length).toBe(6_000_000)
    expect(decodeBase64(`${'AAAA'.repeat(2_000_000)}AB==`)).toBeNull()
  })
})

describe('decodeBase64Url', () => {
  it('reads what Node writes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeBase64Url(Buffer.from(bytes).toString('base64url'))).toEqual(bytes)
      }),
    )
  })

  it.each(['A', 'AA==', 'AB', 'AAB', 'AA+/', 'AA A', 'AAAAA', '\u{fffd}A'])(
    'refuses %j',
    (text) => {
      expect(decodeBase64Url(text)).toBeNull()
    },
  )
})
