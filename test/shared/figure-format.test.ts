import { describe, expect, it } from 'vitest'
import { createDecimalFormat, createFigureFormat } from '../../shared/figure-format.ts'

describe('createFigureFormat', () => {
  it.each([
    { kind: 'count', figure: 12345, en: '12,345', es: '12.345' },
    { kind: 'count', figure: 11.25, en: '11.3', es: '11,3' },
    { kind: 'share', figure: 0.384, en: '38.4\u00a0%', es: '38,4\u00a0%' },
    { kind: 'share', figure: 0.00944, en: '0.94\u00a0%', es: '0,94\u00a0%' },
    { kind: 'share', figure: 0, en: '0.0\u00a0%', es: '0,0\u00a0%' },
    { kind: 'share', figure: 1, en: '100.0\u00a0%', es: '100,0\u00a0%' },
    { kind: 'score', figure: 0.77211, en: '0.772', es: '0,772' },
    { kind: 'loss', figure: 0.404761, en: '0.4048', es: '0,4048' },
    { kind: 'times', figure: 3.2, en: '3.20', es: '3,20' },
    { kind: 'money', figure: -1234.5, en: '-1,234.50', es: '-1234,50' },
    { kind: 'seconds', figure: 1.2337, en: '1.2', es: '1,2' },
    { kind: 'grade', figure: 56.7, en: '57', es: '57' },
    { kind: 'value', figure: 12900.04, en: '12,900', es: '12.900' },
    { kind: 'exact', figure: 0.001, en: '0.001', es: '0,001' },
    { kind: 'exact', figure: 9007199254740991, en: '9007199254740991', es: '9007199254740991' },
    { kind: 'score_difference', figure: 0.0246, en: '+0.025', es: '+0,025' },
    { kind: 'score_difference', figure: -0.0001, en: '0.000', es: '0,000' },
    { kind: 'loss_difference', figure: -0.0004, en: '-0.0004', es: '-0,0004' },
    { kind: 'money_difference', figure: 39, en: '+39.00', es: '+39,00' },
  ] as const)('writes the $kind $figure', ({ kind, figure, en, es }) => {
    expect(createFigureFormat('en')(figure, kind)).toBe(en)
    expect(createFigureFormat('es')(figure, kind)).toBe(es)
  })

  it.each([null, Number.NaN, Number.POSITIVE_INFINITY])('writes %s as a dash', (figure) => {
    expect(createFigureFormat('en')(figure, 'loss')).toBe('–')
  })
})

describe('createDecimalFormat', () => {
  it('writes as many digits as it is told', () => {
    expect(createDecimalFormat('en')(0.25, 1)).toBe('0.3')
    expect(createDecimalFormat('es')(1234.5, 2)).toBe('1234,50')
  })
})
