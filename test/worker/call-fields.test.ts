import { describe, expect, it } from 'vitest'
import { isObjection, nameOf } from '../../worker/call-fields.ts'

describe('nameOf', () => {
  it.each([
    ['C1', 'C1'],
    [' C1 ', 'C1'],
    [42, '42'],
    [0, '0'],
    ['x'.repeat(200), 'x'.repeat(200)],
    ['x'.repeat(201), null],
    ['', null],
    [2 ** 53, null],
    [1.5, null],
    ['Jose\u0301', 'Jos\u00e9'],
    [true, null],
    [null, null],
  ])('of %j is %j', (value, name) => {
    expect(nameOf(value)).toBe(name)
  })
})

describe('isObjection', () => {
  it.each([undefined, null, '', ' ', false, 0, 'false', 'False', '0', 'no', 'NO '])(
    'is not %j',
    (value) => {
      expect(isObjection(value)).toBe(false)
    },
  )

  it.each([true, 1, 'true', 'yes', '1', 'maybe', 'n/a', {}, []])('is %j', (value) => {
    expect(isObjection(value)).toBe(true)
  })
})
