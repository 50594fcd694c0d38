import { describe, expect, it } from 'vitest'
import { isObjection } from '../../shared/objection.ts'

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
