import { describe, expect, it } from 'vitest'
import { nameOf } from '../../worker/call-fields.ts'

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
