import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandOf, fitBands } from '../../../trainer/evaluation/value-bands.ts'

describe('fitBands', () => {
  it.each([
    {
      what: 'integers, a quarter of the rows each',
      values: [18, 19, 25, 33, 34, 40, 45, 50, 61, 62, 70, 84],
      names: ['≤ 25', '26 – 40', '41 – 61', '≥ 62'],
      upTo: [25, 40, 61, 84],
    },
    {
      what: 'numbers, from where the band before ends',
      values: [0.01, 0.0514, 0.12, 0.2, 0.25, 0.3, 0.7, 1],
      names: ['≤ 0.0514', '0.0514 – 0.2', '0.2 – 0.3', '> 0.3'],
      upTo: [0.0514, 0.2, 0.3, 1],
    },
    {
      what: 'numbers that three digits would not tell apart',
      values: [1000.1, 1000.2, 1000.3, 1000.4, 1000.5, 1000.6, 1000.7],
      names: ['≤ 1000.2', '1000.2 – 1000.4', '1000.4 – 1000.6', '> 1000.6'],
      upTo: [1000.2, 1000.4, 1000.6, 1000.7],
    },
    {
      what: 'few values, each on its own',
      values: [3, 1, 2, 1, 1, 7],
      names: ['1', '2', '3', '7'],
      upTo: [1, 2, 3, 7],
    },
    {
      what: 'one value that most rows have',
      values: [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6],
      names: ['≤ 0', '1 – 3', '≥ 4'],
      upTo: [0, 3, 6],
    },
    { what: 'a constant', values: [5, 5, 5], names: ['5'], upTo: [5] },
    {
      what: 'missing values, which are left out',
      values: [Number.NaN, 2],
      names: ['2'],
      upTo: [2],
    },
    {
      what: 'no value at all',
      values: [Number.NaN],
      names: ['any'],
      upTo: [Number.POSITIVE_INFINITY],
    },
  ])('bands $what', ({ values, names, upTo }) => {
    expect(fitBands(Float64Array.from(values))).toEqual({ names, upTo })
  })

  it('puts every training value in a band with a name of its own', () => {
    const someValues = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      minLength: 1,
    })
    fc.assert(
      fc.property(someValues, (values) => {
        const bands = fitBands(Float64Array.from(values))

        expect(new Set(bands.names).size).toBe(bands.upTo.length)
        expect(values.every((value) => value <= bands.upTo[bandOf(value, bands)])).toBe(true)
      }),
    )
  })
})

describe('bandOf', () => {
  const bands = { names: ['18 – 25', '26 – 40'], upTo: [25, 40] }

  it.each([
    { value: 18, band: 0 },
    { value: 25, band: 0 },
    { value: 25.5, band: 1 },
    { value: 40, band: 1 },
    { value: -3, band: 0 },
    { value: 99, band: 1 },
    { value: Number.NaN, band: -1 },
  ])('puts $value in band $band', ({ value, band }) => {
    expect(bandOf(value, bands)).toBe(band)
  })
})
