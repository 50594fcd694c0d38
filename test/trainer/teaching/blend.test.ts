import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitLogitMap } from '../../../trainer/evaluation/affine-calibration.ts'
import { logLoss } from '../../../trainer/evaluation/calibration.ts'
import { createRandom } from '../../../trainer/random.ts'
import { blendLogits, fitBlend } from '../../../trainer/teaching/blend.ts'
import { largestDifference } from '../../helpers/largest-difference.ts'

const ROWS = 4000

/** Rows whose logit is the sum of two signals: members may know either, both or none. */
function drawRows(seed = 1) {
  const random = createRandom(seed, 'blend')
  const [first, second, noise] = [0, 1, 2].map(() =>
    new Float64Array(ROWS).map(() => 1.5 * random.normal()),
  )
  const truth = first.map((logit, row) => logit + second[row])
  const labels = Float32Array.from(truth, (logit) =>
    Number(random.uniform() < 1 / (1 + Math.exp(-logit))),
  )
  return { labels, first, second, noise, truth }
}

function lossOf(labels: Float32Array, logits: Float64Array): number {
  return logLoss(
    labels,
    logits.map((logit) => 1 / (1 + Math.exp(-logit))),
  )
}

function sumOf(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0)
}

const { labels, first, second, noise, truth } = drawRows()

describe('fitBlend', () => {
  it.each([
    { of: 'one member', members: [truth], shares: [1] },
    { of: 'a perfect member beside noise', members: [noise, truth], shares: [0, 1] },
    { of: 'three alike', members: [truth, truth, truth], shares: [1, 0, 0] },
  ])('gives the shares $shares of $of', ({ members, shares }) => {
    expect(fitBlend(labels, members).shares).toEqual(shares)
  })

  it('takes members of which each knows a part by halves, and useless ones not at all', () => {
    const { shares } = fitBlend(labels, [
      first.map((logit) => 2 * logit),
      noise,
      second.map((logit) => 2 * logit),
    ])
    expect(shares[0]).toBeCloseTo(0.5, 1)
    expect(shares[1]).toBe(0)
    expect(shares[2]).toBeCloseTo(0.5, 1)
  })

  it('makes the blended logits true: here they are half of what they should be', () => {
    const { map } = fitBlend(labels, [truth.map((logit) => logit / 2 - 1)])
    expect(map.slope).toBeGreaterThan(1.85)
    expect(map.slope).toBeLessThan(2.15)
    expect(map.intercept).toBeCloseTo(2, 0)
  })

  it("learns Platt's map on the blend, of all rows", () => {
    const members = [first, second]
    const { shares, map } = fitBlend(labels, members)
    const rows = Int32Array.from(labels.keys())
    expect(map).toEqual(fitLogitMap(labels, blendLogits(members, shares), rows))
  })

  it('has shares in twentieths or larger parts, which add up to 1, and no more loss than its best member', () => {
    const logit = fc.double({ min: -6, max: 6, noNaN: true })
    const row = fc.tuple(fc.boolean(), logit, logit, logit)
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 40 }), (rows) => {
        const labels = Float32Array.from(rows, ([label]) => Number(label))
        const members = ([1, 2, 3] as const).map((member) =>
          Float64Array.from(rows, (row) => row[member]),
        )
        const { shares } = fitBlend(labels, members)
        expect(sumOf(shares)).toBeCloseTo(1, 12)
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
        const best = Math.min(...members.map((member) => lossOf(labels, member)))
        expect(lossOf(labels, blendLogits(members, shares))).toBeLessThan(best + 2e-7)
      }),
    )
  })

  it('comes close to the best of all shares of two members', () => {
    const members = [first.map((logit) => 2 * logit), truth.map((logit, row) => logit + noise[row])]
    const lossWith = (share: number) => lossOf(labels, blendLogits(members, [share, 1 - share]))
    const best = Math.min(...Array.from({ length: 101 }, (_, percent) => lossWith(percent / 100)))
    const { shares } = fitBlend(labels, members)
    expect(shares[0]).toBeGreaterThan(0)
    expect(lossWith(shares[0])).toBeLessThan(best + 1e-4)
  })
})

describe('blendLogits', () => {
  it('is the mean by shares', () => {
    const blended = blendLogits([Float64Array.of(1, -2), Float64Array.of(3, 4)], [0.25, 0.75])
    expect(largestDifference(blended, [2.5, 2.5])).toBeLessThan(1e-15)
  })

  it('reads no member without a share, and none that is missing', () => {
    const broken = Float64Array.of(Number.NaN)
    expect([...blendLogits([broken, null, Float64Array.of(2)], [0, 0, 1])]).toEqual([2])
  })

  it('has no rows where nobody speaks', () => {
    expect(blendLogits([null], [0])).toHaveLength(0)
  })
})
