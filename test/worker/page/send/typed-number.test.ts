import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFigureFormat } from '../../../../shared/figure-format.ts'
import { readAmount, readCount } from '../../../../worker/page/send/typed-number.ts'

describe('readAmount', () => {
  it.each([
    ['0.5', 'en', 0.5],
    [' 12 ', 'en', 12],
    ['0', 'en', 0],
    ['1500.25', 'en', 1500.25],
    ['0,5', 'es', 0.5],
    ['0.5', 'es', 0.5],
    ['0.125', 'es', 0.125],
    ['1500,125', 'es', 1500.125],
    ['1000000000000000', 'en', 1e15],
    ['12.50', 'es', 12.5],
  ] as const)('reads %s in %s', (text, language, value) => {
    expect(readAmount(text, language)).toEqual({ kind: 'number', value })
  })

  it.each([
    ['1,500', 'en'],
    ['1.500', 'es'],
    ['1.500.000', 'es'],
  ] as const)('does not guess whether %s in %s is thousands or a fraction', (text, language) => {
    expect(readAmount(text, language)).toEqual({ kind: 'trouble', trouble: 'ambiguous' })
  })

  it.each([
    ['-1', 'en'],
    ['0,5', 'en'],
    ['1.500,25', 'es'],
    ['0,5,5', 'es'],
    ['1e3', 'en'],
    ['.5', 'en'],
    ['5.', 'en'],
    ['€5', 'en'],
    ['Infinity', 'en'],
    ['0x10', 'en'],
    ['9'.repeat(400), 'en'],
    ['1000000000000001', 'en'],
  ] as const)('does not understand %s in %s', (text, language) => {
    expect(readAmount(text, language)).toEqual({ kind: 'trouble', trouble: 'amount' })
  })

  it('knows that nothing was typed', () => {
    expect(readAmount('  ', 'en')).toEqual({ kind: 'empty' })
  })
})

describe('readCount', () => {
  it.each([
    ['10000', 'en', 10_000],
    ['10,000', 'en', 10_000],
    ['10.000', 'es', 10_000],
    ['1 000 000', 'en', 1e6],
    ['1\u00a0000', 'es', 1000],
    ['1', 'es', 1],
  ] as const)('reads %s in %s', (text, language, value) => {
    expect(readCount(text, language)).toEqual({ kind: 'number', value })
  })

  it.each([
    ['0', 'en'],
    ['-5', 'en'],
    ['2.5', 'en'],
    ['10.000', 'en'],
    ['10,000', 'es'],
    ['10,00', 'en'],
    ['99999999999', 'en'],
    ['1e4', 'en'],
    ['many', 'en'],
  ] as const)('does not understand %s in %s', (text, language) => {
    expect(readCount(text, language)).toEqual({ kind: 'trouble', trouble: 'count' })
  })
})

it.each(['en', 'es'] as const)('reads in %s what is written into its fields', (language) => {
  const format = createFigureFormat(language)
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1e15, noNaN: true }), (value) => {
      fc.pre(!/^[1-9]\d{0,2}\.\d{3}$/.test(String(value)))
      expect(readAmount(format(value, 'exact'), language)).toEqual({ kind: 'number', value })
    }),
  )
})
