import { describe, expect, it } from 'vitest'
import { initialWeights } from '../../../trainer/model/network.ts'
import { mapLogit } from '../../../trainer/model/output-layer.ts'
import { createRandom } from '../../../trainer/random.ts'
import { forwardLogits } from '../../helpers/forward-pass.ts'
import { largestDifference } from '../../helpers/largest-difference.ts'

const random = createRandom(1, 'test')
const encoded = new Float32Array(20 * 3).map(random.normal)

describe('mapLogit', () => {
  it.each([
    { hidden: [7, 5], slope: 0.4, intercept: -1.5 },
    { hidden: [], slope: 3, intercept: 0.25 },
  ])('maps the logit of hidden layers $hidden', ({ hidden, slope, intercept }) => {
    const weights = initialWeights({ inputs: 3, hidden, dropout: 0 }, random)
    const expected = [...forwardLogits(weights, encoded)].map((z) => slope * z + intercept)
    const mapped = forwardLogits(mapLogit(weights, { slope, intercept }), encoded)
    expect(largestDifference([...mapped], expected)).toBeLessThan(1e-6)
  })

  it('keeps the bits of a map that changes nothing', () => {
    const weights = initialWeights({ inputs: 3, hidden: [4], dropout: 0 }, random)
    expect(mapLogit(weights, { slope: 1, intercept: 0 })).toEqual(weights)
  })
})
