import { describe, expect, it } from 'vitest'
import { buildGraphModel } from '../../../trainer/export/graph-model.ts'
import { joinedNetwork, joinMembers, meanHistory } from '../../../trainer/model/ensemble.ts'
import { loadGraphScorer } from '../../../trainer/model/graph-scorer.ts'
import { initialWeights, type Network } from '../../../trainer/model/network.ts'
import type { EpochFigures } from '../../../trainer/model/training-history.ts'
import { createRandom } from '../../../trainer/random.ts'

const ROWS = 40

/** Networks of one shape, biases and all drawn at random. */
function drawMembers(network: Network, count: number) {
  const random = createRandom(1, 'members')
  return Array.from({ length: count }, () =>
    initialWeights(network, random).map((layer) => ({
      ...layer,
      bias: layer.bias.map(() => random.normal()),
    })),
  )
}

describe('joinMembers', () => {
  it.each([
    [1, [5, 4]],
    [2, [5, 4]],
    [5, [64, 32]],
    [3, [7]],
    [3, [2, 3, 4]],
    [2, []],
  ])('of %i members with hidden layers %j gives their mean logit', async (count, hidden) => {
    const network = { inputs: 3, hidden, dropout: 0.3 }
    const members = drawMembers(network, count)
    const random = createRandom(2, 'rows')
    const encoded = new Float32Array(ROWS * 3).map(() => random.normal())

    const logits: Float32Array[] = []
    for (const weights of [...members, joinMembers(members)]) {
      const scorer = await loadGraphScorer(buildGraphModel(weights))
      logits.push(scorer.computeLogits(encoded, ROWS))
      scorer.dispose()
    }
    const joined = logits.pop() ?? []
    const means = Array.from(
      { length: ROWS },
      (_, row) => logits.reduce((sum, of) => sum + of[row], 0) / count,
    )
    const gaps = means.map((mean, row) => Math.abs(mean - joined[row]))
    expect(Math.max(...gaps)).toBeLessThan(1e-6)
  })

  it('has the shape that the joined network tells', () => {
    const network = { inputs: 3, hidden: [5, 4], dropout: 0.3 }
    const joined = joinMembers(drawMembers(network, 2))
    expect(joinedNetwork(network, 2)).toEqual({ inputs: 3, hidden: [10, 8], dropout: 0.3 })
    expect(joined.map(({ inputs, units }) => [inputs, units])).toEqual([
      [3, 10],
      [10, 8],
      [8, 1],
    ])
  })

  it('gives one member back as it is', () => {
    const [only] = drawMembers({ inputs: 3, hidden: [5], dropout: 0 }, 1)
    expect(joinMembers([only])).toBe(only)
  })
})

describe('meanHistory', () => {
  const figuresOf = (loss: number, validationLoss: number): EpochFigures => ({
    ...{ loss, validationLoss, accuracy: loss / 2, validationAccuracy: validationLoss / 2 },
  })

  it('is the mean of all as long as none has stopped, its best epoch that of the mean', () => {
    const long = [figuresOf(0.5, 0.9), figuresOf(0.25, 0.5), figuresOf(0.125, 0.7)]
    const short = [figuresOf(1, 0.5), figuresOf(0.75, 0.7)]
    expect(
      meanHistory([
        { epochs: long, bestEpoch: 1, stoppedEarly: false },
        { epochs: short, bestEpoch: 0, stoppedEarly: true },
      ]),
    ).toEqual({
      epochs: [figuresOf(0.75, 0.7), figuresOf(0.5, 0.6)],
      bestEpoch: 1,
      stoppedEarly: true,
    })
  })

  it('of one network is its own', () => {
    const history = { epochs: [figuresOf(0.5, 0.9)], bestEpoch: 0, stoppedEarly: true }
    expect(meanHistory([history])).toEqual(history)
  })
})
