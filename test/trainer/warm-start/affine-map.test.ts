import { describe, expect, it } from 'vitest'
import { compose, diagonalMap, toDenseWeights } from '../../../trainer/warm-start/affine-map.ts'

const FIRST = {
  inputs: 2,
  units: 2,
  kernel: Float64Array.of(1, 2, 3, 4),
  bias: Float64Array.of(5, 6),
}
const SECOND = { inputs: 2, units: 1, kernel: Float64Array.of(10, 100), bias: Float64Array.of(7) }

describe('compose', () => {
  it('multiplies the kernels and carries the first bias on', () => {
    expect(compose(FIRST, SECOND)).toEqual({
      inputs: 2,
      units: 1,
      kernel: Float64Array.of(210, 430),
      bias: Float64Array.of(657),
    })
  })

  it('leaves its arguments as they are', () => {
    compose(FIRST, SECOND)

    expect(SECOND.bias).toEqual(Float64Array.of(7))
  })

  it('refuses maps that do not fit together', () => {
    expect(() => compose(SECOND, FIRST)).toThrow(new RangeError('Expected 2 inputs. Received 1.'))
  })
})

describe('diagonalMap', () => {
  it('scales and shifts each input by itself', () => {
    expect(compose(diagonalMap(Float64Array.of(2, 3), Float64Array.of(1, -1)), SECOND)).toEqual({
      inputs: 2,
      units: 1,
      kernel: Float64Array.of(20, 300),
      bias: Float64Array.of(-83),
    })
  })
})

describe('toDenseWeights', () => {
  it('rounds to float32', () => {
    expect(toDenseWeights({ ...SECOND, bias: Float64Array.of(0.1) }).bias).toEqual(
      Float32Array.of(0.1),
    )
  })
})
