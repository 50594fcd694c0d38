import { describe, expect, it } from 'vitest'
import { measureAblation } from '../../../trainer/evaluation/ablations.ts'
import { bootstrapModels } from '../../../trainer/evaluation/bootstrap.ts'
import { estimateDifference } from '../../../trainer/evaluation/estimate.ts'
import { rocAuc } from '../../../trainer/evaluation/ranking.ts'
import { createRandom } from '../../../trainer/random.ts'

const random = createRandom(1, 'ablation test')
const withColumns = new Float64Array(2000).map(() => random.uniform() ** 2)
const labels = Float32Array.from(withColumns, (p) => (random.uniform() < p ? 1 : 0))
const without = withColumns.map((p) => 0.7 * p + 0.2 * random.uniform())

describe('measureAblation', () => {
  it('tells what columns are worth, with the interval of paired resamples', () => {
    const { rocAucGain, logLossGain } = measureAblation(labels, { withColumns, without })
    const [full, reduced] = bootstrapModels(labels, [withColumns, without], { random })
    const drawn = estimateDifference(
      [rocAuc(labels, withColumns), rocAuc(labels, without)],
      [full.rocAuc, reduced.rocAuc],
    )
    expect(rocAucGain?.value).toBeCloseTo(drawn?.value ?? 0, 12)
    expect((rocAucGain?.standardError ?? 0) / (drawn?.standardError ?? 1)).toBeCloseTo(1, 1)
    expect(rocAucGain?.low).toBeGreaterThan(0)
    expect(logLossGain.low).toBeGreaterThan(0)
  })

  it('finds nothing between two equal networks', () => {
    const { rocAucGain, logLossGain } = measureAblation(labels, {
      withColumns,
      without: withColumns,
    })
    const nothing = { value: 0, low: 0, high: 0, standardError: 0 }
    expect([rocAucGain, logLossGain]).toEqual([nothing, nothing])
  })

  it('has no AUC where all rows have one outcome', () => {
    const { rocAucGain, without: reduced } = measureAblation(new Float32Array(2000), {
      withColumns,
      without,
    })
    expect([rocAucGain, reduced.rocAuc]).toEqual([null, null])
  })
})
