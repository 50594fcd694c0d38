import { describe, expect, it } from 'vitest'
import { createDecimalFormat } from '../../../../shared/figure-format.ts'
import { percentTick } from '../../../../worker/page/charts/percent-tick.ts'

describe('percentTick', () => {
  it.each([
    [0, '0\u00a0%'],
    [0.1, '10\u00a0%'],
    [0.1 + 0.2, '30\u00a0%'],
    [0.115, '11.5\u00a0%'],
    [0.0005, '0.05\u00a0%'],
    [0.99985, '99.985\u00a0%'],
    [0.5000201, '50.0020\u00a0%'],
    [1, '100\u00a0%'],
  ])('writes %d with the digits it has, four at most', (share, text) => {
    expect(percentTick(share, createDecimalFormat('en'))).toBe(text)
  })

  it('writes it in the language of the viewer', () => {
    expect(percentTick(0.115, createDecimalFormat('es'))).toBe('11,5\u00a0%')
  })
})
