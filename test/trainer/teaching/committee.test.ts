import { describe, expect, it } from 'vitest'
import { scoreNetwork } from '../../../trainer/export/score-network.ts'
import { initialWeights } from '../../../trainer/model/network.ts'
import { fitPreprocessing } from '../../../trainer/preprocessing/fit.ts'
import { createRandom } from '../../../trainer/random.ts'
import {
  type CommitteeNetwork,
  consultCrew,
  teachingProbabilities,
  viewCustomers,
} from '../../../trainer/teaching/committee.ts'
import { fitBins } from '../../../trainer/trees/binned-columns.ts'
import { scoreForest } from '../../../trainer/trees/boosting.ts'
import { largestDifference } from '../../helpers/largest-difference.ts'
import { schemaOf } from '../../helpers/schema-of.ts'
import { tableOf } from '../../helpers/tables.ts'

const ROWS = 40
const MAP = { slope: 1, intercept: 0 }

const schema = schemaOf({ name: 'age', type: 'number', missing: true })
const customers = tableOf(
  schema,
  Array.from({ length: ROWS }, (_, row) => [row % 7 === 0 ? null : row]),
)
const view = viewCustomers(customers, fitBins(customers))

/** A network that nobody trained, on the plain number or on bins of it. */
function networkOf(bins: number): CommitteeNetwork {
  const preprocessing = fitPreprocessing(schema, customers, undefined, { bins, rareBelow: 0 })
  const { inputs } = view.encode(preprocessing)
  const network = { inputs, hidden: [4], dropout: 0 }
  return { preprocessing, weights: initialWeights(network, createRandom(bins, 'committee')) }
}

const [plain, binned] = [networkOf(0), networkOf(4)]
const forest = {
  start: -1,
  trees: [
    {
      splits: [
        {
          column: 0,
          goesLeft: Uint8Array.from({ length: 40 }, (_, bin) => Number(bin < 9)),
          left: ~0,
          right: ~1,
        },
      ],
      leaves: Float64Array.of(0.5, -0.25),
    },
  ],
}

describe('viewCustomers', () => {
  it('encodes each encoding once', () => {
    expect(view.encode(plain.preprocessing)).toBe(view.encode({ ...plain.preprocessing }))
    expect(view.encode(plain.preprocessing)).not.toBe(view.encode(binned.preprocessing))
  })
})

describe('consultCrew', () => {
  it('asks networks by their own encodings, and trees, and blends them by their shares', async () => {
    const logits = [
      await scoreNetwork(plain.weights, view.encode(plain.preprocessing)),
      await scoreNetwork(binned.weights, view.encode(binned.preprocessing)),
      scoreForest(forest, view.columns, ROWS),
    ]
    const expected = logits[0].map((_, row) =>
      [0.2, 0.3, 0.5].reduce((sum, share, model) => sum + share * logits[model][row], 0),
    )
    const blended = await consultCrew(
      { networks: [plain, binned], forests: [forest, null] },
      { shares: [0.2, 0.3, 0.5, 0], map: MAP },
      view,
    )
    expect(largestDifference(blended, expected)).toBeLessThan(1e-12)
  })

  it.each([
    { who: 'the trees', crew: { networks: [null], forests: [forest] }, shares: [0, 1] },
    { who: 'one network', crew: { networks: [plain], forests: [null] }, shares: [1, 0] },
  ])('asks $who alone where nobody else has a say', async ({ crew, shares }) => {
    const alone =
      crew.forests[0] === null
        ? await scoreNetwork(plain.weights, view.encode(plain.preprocessing))
        : scoreForest(forest, view.columns, ROWS)
    expect(await consultCrew(crew, { shares, map: MAP }, view)).toEqual(alone)
  })
})

describe('teachingProbabilities', () => {
  it('maps logits and turns them into probabilities', () => {
    const blend = { shares: [1], map: { slope: 2, intercept: -1 } }
    const probabilities = teachingProbabilities([Float64Array.of(0, 1)], blend)
    expect(probabilities[0]).toBeCloseTo(1 / (1 + Math.exp(1)), 6)
    expect(probabilities[1]).toBeCloseTo(1 / (1 + Math.exp(-1)), 6)
  })

  it('takes the mean logit of several crews, not of their probabilities', () => {
    const crews = [Float64Array.of(4), Float64Array.of(-2)]
    const [probability] = teachingProbabilities(crews, { shares: [1], map: MAP })
    expect(probability).toBeCloseTo(1 / (1 + Math.exp(-1)), 6)
  })
})
