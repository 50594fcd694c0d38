import { describe, expect, it } from 'vitest'
import { buildGraphModel, toGraphFiles } from '../../../trainer/export/graph-model.ts'
import { joinMembers } from '../../../trainer/model/ensemble.ts'
import { initialWeights } from '../../../trainer/model/network.ts'
import { createRandom } from '../../../trainer/random.ts'
import { readGraphWeights } from '../../../trainer/warm-start/graph-weights.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'

const random = createRandom(1, 'graph weights')
const MEMBER = initialWeights({ inputs: 5, hidden: [4, 3], dropout: 0 }, random)
const OTHER_MEMBER = initialWeights({ inputs: 5, hidden: [4, 3], dropout: 0 }, random)
const LOGISTIC = initialWeights({ inputs: 5, hidden: [], dropout: 0 }, random)

const OTHER_GRAPH = 'Expected the graph of Dense layers that this version writes. '

describe('readGraphWeights', () => {
  it.each([
    { what: 'a network', weights: MEMBER },
    { what: 'networks joined', weights: joinMembers([MEMBER, OTHER_MEMBER]) },
    { what: 'logistic regression', weights: LOGISTIC },
  ])('reads back what was written of $what', ({ weights }) => {
    const graph = buildGraphModel(weights)
    const { topology } = toGraphFiles(graph)
    const { weightsManifest, ...read } = JSON.parse(topology)

    const [{ weights: weightSpecs }] = weightsManifest
    expect(readGraphWeights({ ...graph, ...read, weightSpecs })).toEqual(weights)
  })

  it.each([
    { what: 'another activation', from: 'UmVsdQ==', to: 'RWx1', replaced: 'modelTopology' },
    { what: 'other names', from: 'dense_1', to: 'dense_7', replaced: 'weightSpecs' },
    { what: 'other sizes', from: '"shape":[4]', to: '"shape":[5]', replaced: 'weightSpecs' },
    { what: 'other types', from: 'float32', to: 'float64', replaced: 'weightSpecs' },
  ] as const)('refuses a graph with $what', async ({ from, to, replaced }) => {
    const graph = buildGraphModel(MEMBER)
    const changed = JSON.parse(JSON.stringify(graph[replaced]).replace(from, to))

    await expectFailure(
      () => readGraphWeights({ ...graph, [replaced]: changed }),
      'invalid-bundle',
      `${OTHER_GRAPH}Received another graph: train it again with this version.`,
    )
  })

  it('refuses a graph without weights', async () => {
    await expectFailure(
      () => readGraphWeights({ modelTopology: {}, weightSpecs: [], weightData: new ArrayBuffer() }),
      'invalid-bundle',
      `${OTHER_GRAPH}Received another graph: train it again with this version.`,
    )
  })
})
