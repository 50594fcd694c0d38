import { describe, expect, it } from 'vitest'
import {
  calibrate,
  fitLogitMap,
  isWorthKeeping,
} from '../../../trainer/evaluation/affine-calibration.ts'
import { createRandom } from '../../../trainer/random.ts'

/** Logits, and outcomes drawn from `sigmoid(slope * logit + intercept)`. */
function drawRows(rows: number, { slope = 1, intercept = 0, seed = 1 }) {
  const random = createRandom(seed, 'rows')
  const logits = new Float64Array(rows).map(() => 1.5 * random.normal() - 1)
  const labels = Float32Array.from(logits, (logit) =>
    random.uniform() < 1 / (1 + Math.exp(-(slope * logit + intercept))) ? 1 : 0,
  )
  return { labels, logits, all: Int32Array.from(logits.keys()) }
}

const random = () => createRandom(1, 'calibration')

describe('fitLogitMap', () => {
  it.each([
    { slope: 1, intercept: 0 },
    { slope: 0.3, intercept: 1.2 },
    { slope: 3, intercept: -2 },
  ])('finds slope $slope and intercept $intercept again', (truth) => {
    const { labels, logits, all } = drawRows(200_000, truth)
    const map = fitLogitMap(labels, logits, all)
    expect(map.slope).toBeCloseTo(truth.slope, 1)
    expect(map.intercept).toBeCloseTo(truth.intercept, 1)
  })

  it("is scikit-learn's sigmoid calibration", () => {
    // Minus what _sigmoid_calibration(logits, labels) of scikit-learn 1.9.1 returns.
    const logits = Float64Array.of(-2.5, -1.2, -0.7, 0.1, 0.4, 1.3, 2.2, -0.2)
    const labels = Float32Array.of(0, 0, 1, 0, 1, 1, 1, 0)
    const map = fitLogitMap(labels, logits, Int32Array.from(logits.keys()))
    expect(map.slope).toBeCloseTo(0.74941501, 6)
    expect(map.intercept).toBeCloseTo(0.05239576, 6)
  })

  it('stays finite where the logits tell the classes apart', () => {
    const map = fitLogitMap(
      Float32Array.of(0, 0, 1, 1),
      Float64Array.of(-2, -1, 1, 2),
      Int32Array.of(0, 1, 2, 3),
    )
    expect(map.slope).toBeGreaterThan(0)
    expect(map.slope).toBeLessThan(10)
  })

  it('learns the base rate from equal logits', () => {
    const labels = new Float32Array(1000).fill(1, 0, 100)
    const { slope, intercept } = fitLogitMap(
      labels,
      new Float64Array(1000).fill(2),
      Int32Array.from(labels.keys()),
    )
    expect(1 / (1 + Math.exp(-(2 * slope + intercept)))).toBeCloseTo(0.1, 2)
  })

  it('makes almost equal what ranks the wrong way round', () => {
    const { labels, logits, all } = drawRows(5000, { slope: -1 })
    const rate = labels.reduce((sum, label) => sum + label, 0) / labels.length
    const { slope, intercept } = fitLogitMap(labels, logits, all)
    expect(slope).toBe(1e-4)
    expect(1 / (1 + Math.exp(-intercept))).toBeCloseTo(rate, 1)
  })

  it('manages logits of thousands', () => {
    const { labels, logits, all } = drawRows(5000, {})
    const map = fitLogitMap(
      labels,
      logits.map((logit) => 1000 * logit),
      all,
    )
    expect(map.slope).toBeCloseTo(0.001, 3)
  })
})

describe('calibrate', () => {
  it('is worth keeping where logits are three times too large', () => {
    const { labels, logits } = drawRows(2000, { slope: 1 / 3 })
    const calibration = calibrate(labels, logits, { random: random() })
    expect(isWorthKeeping(calibration)).toBe(true)
    expect(calibration.gain.value).toBeGreaterThan(0.1)
    expect(calibration.gain.low).toBeLessThan(calibration.gain.value)
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is not worth keeping where logits are true, seed %i',
    (seed) => {
      const { labels, logits } = drawRows(2000, { seed })
      expect(isWorthKeeping(calibrate(labels, logits, { random: random() }))).toBe(false)
    },
  )
})
