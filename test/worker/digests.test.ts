import { describe, expect, it } from 'vitest'
import { areEqual, sha256, toHex } from '../../worker/digests.ts'

describe('sha256', () => {
  // printf abc | sha256sum
  const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

  it.each([['abc'], [new Uint8Array([0x61, 0x62, 0x63])]])(
    'of %j is that of FIPS 180',
    async (content) => {
      expect(toHex(await sha256(content))).toBe(ABC)
    },
  )

  it('takes text as UTF-8', async () => {
    expect(await sha256('\u00e9')).toEqual(await sha256(new Uint8Array([0xc3, 0xa9])))
  })
})

describe('toHex', () => {
  it('has two digits for each byte', () => {
    expect(toHex(new Uint8Array([0, 10, 255]))).toBe('000aff')
  })
})

describe('areEqual', () => {
  it.each([
    ['the same bytes', [1, 2, 3], true],
    ['another first byte', [0, 2, 3], false],
    ['another last byte', [1, 2, 2], false],
    ['fewer bytes', [1, 2], false],
    ['more bytes', [1, 2, 3, 0], false],
    ['no bytes', [], false],
  ])('tells %s', (_name, claimed, expected) => {
    expect(areEqual(new Uint8Array([1, 2, 3]), new Uint8Array(claimed))).toBe(expected)
  })
})
