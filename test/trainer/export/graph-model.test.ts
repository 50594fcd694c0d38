import '@tensorflow/tfjs-backend-cpu'
import { loadGraphModel } from '@tensorflow/tfjs-converter'
import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { buildGraphModel, toGraphFiles } from '../../../trainer/export/graph-model.ts'
import { loadGraphScorer } from '../../../trainer/model/graph-scorer.ts'
import { initialWeights } from '../../../trainer/model/network.ts'
import { createRandom } from '../../../trainer/random.ts'
import { forwardPass } from '../../helpers/forward-pass.ts'

const ROWS = 50

function randomNetwork(inputs: number, hidden: readonly number[]) {
  const random = createRandom(5, `${inputs}-${hidden}`)
  const weights = initialWeights({ inputs, hidden, dropout: 0 }, random)
  const encoded = new Float32Array(ROWS * inputs).map(() => random.normal())
  return { weights, encoded }
}

describe('buildGraphModel', () => {
  it.each([
    [14, [64, 32]],
    [3, []],
    [1, [1]],
    [7, [5, 3, 2, 4]],
  ])(
    'with %i inputs and hidden layers %j computes what the weights say',
    async (inputs, hidden) => {
      const { weights, encoded } = randomNetwork(inputs, hidden)
      const scorer = await loadGraphScorer(buildGraphModel(weights))
      const logits = scorer.computeLogits(encoded, ROWS)
      const expected = forwardPass(weights, encoded)
      scorer.dispose()
      expect(logits).toHaveLength(ROWS)
      logits.forEach((logit, row) => {
        expect(1 / (1 + Math.exp(-logit))).toBeCloseTo(expected[row], 6)
      })
    },
  )

  it('is opened by a stock loader, whose predict gives probability and logit', async () => {
    const { weights, encoded } = randomNetwork(3, [4])
    const { topology, weights: bytes } = toGraphFiles(buildGraphModel(weights))
    const { weightsManifest, ...model } = JSON.parse(topology)
    expect(weightsManifest).toMatchObject([{ paths: ['weights.bin'] }])
    await tf.setBackend('cpu')
    const graph = await loadGraphModel({
      load: async () => ({
        ...model,
        weightSpecs: weightsManifest[0].weights,
        weightData: Uint8Array.from(bytes).buffer,
      }),
    })
    const outputs = graph.predict(tf.tensor2d(encoded, [ROWS, 3])) as tf.Tensor[]
    expect(graph.outputNodes).toEqual(['probability', 'logit'])
    expect(outputs.map(({ shape }) => shape)).toEqual([
      [ROWS, 1],
      [ROWS, 1],
    ])
    const expected = forwardPass(weights, encoded)
    outputs[0].dataSync().forEach((probability, row) => {
      expect(probability).toBeCloseTo(expected[row], 6)
    })
  })
})

describe('loadGraphScorer', () => {
  it('gives the same bits in batches of any size', async () => {
    const { weights, encoded } = randomNetwork(14, [64, 32])
    const scorer = await loadGraphScorer(buildGraphModel(weights))
    const together = scorer.computeLogits(encoded, ROWS)
    const alone = Float32Array.from(
      together,
      (_, row) => scorer.computeLogits(encoded.slice(row * 14, (row + 1) * 14), 1)[0],
    )
    expect(alone).toEqual(together)
    expect(scorer.computeLogits(new Float32Array(), 0)).toHaveLength(0)
    scorer.dispose()
  })
})
