/** The network as a stock tfjs graph model: `loadGraphModel` opens it, the WASM backend runs it. */

import type { io } from '@tensorflow/tfjs-core'
import { BUNDLE_FILES, GRAPH_INPUT, GRAPH_LOGIT, GRAPH_PROBABILITY } from '../../shared/bundle.ts'
import type { NetworkWeights } from '../model/network.ts'

/** The TensorFlow release (2.18) whose GraphDef this is; loaders only read it. */
export const PRODUCER = 1882

interface GraphNode {
  readonly name: string
  readonly op: string
  readonly input?: readonly string[]
  readonly attr: Readonly<Record<string, unknown>>
}

/**
 * Builds the graph `features [rows, inputs] -> logit [rows, 1] -> probability [rows, 1]`, one
 * fused MatMul, BiasAdd and ReLU for each hidden layer.
 */
export function buildGraphModel(weights: NetworkWeights): io.ModelArtifacts {
  const inputs = weights[0].inputs
  const nodes: GraphNode[] = [
    {
      name: GRAPH_INPUT,
      op: 'Placeholder',
      attr: { ...FLOAT_DTYPE, shape: shapeOf([-1, inputs]) },
    },
  ]
  const weightSpecs: io.WeightsManifestEntry[] = []
  let output = GRAPH_INPUT
  weights.forEach(({ inputs, units }, layer) => {
    const isLast = layer === weights.length - 1
    const name = layer === 0 ? 'dense' : `dense_${layer}`
    const kernel = { name: `${name}/kernel`, shape: [inputs, units] }
    const bias = { name: `${name}/bias`, shape: [units] }
    for (const { name, shape } of [kernel, bias]) {
      nodes.push({ name, op: 'Const', attr: { ...FLOAT_DTYPE, value: emptyTensor(shape) } })
      weightSpecs.push({ name, shape, dtype: 'float32' })
    }
    const layerOutput = isLast ? GRAPH_LOGIT : `${name}/Relu`
    nodes.push({
      name: layerOutput,
      op: '_FusedMatMul',
      input: [output, kernel.name, bias.name],
      attr: fusedAttributes(isLast ? ['BiasAdd'] : ['BiasAdd', 'Relu']),
    })
    output = layerOutput
  })
  nodes.push({
    name: GRAPH_PROBABILITY,
    op: 'Sigmoid',
    input: [GRAPH_LOGIT],
    attr: { T: { type: 'DT_FLOAT' } },
  })
  return {
    format: 'graph-model',
    generatedBy: 'presend',
    convertedBy: null,
    modelTopology: { node: nodes, library: {}, versions: { producer: PRODUCER } },
    signature: {
      inputs: { [GRAPH_INPUT]: endpoint(GRAPH_INPUT, [-1, inputs]) },
      outputs: {
        [GRAPH_PROBABILITY]: endpoint(GRAPH_PROBABILITY, [-1, 1]),
        [GRAPH_LOGIT]: endpoint(GRAPH_LOGIT, [-1, 1]),
      },
    },
    weightSpecs,
    weightData: concatenate(weights.flatMap(({ kernel, bias }) => [kernel, bias])),
  }
}

/** The two files that `loadGraphModel` fetches: topology with weight specs, and weight bytes. */
export function toGraphFiles(artifacts: io.ModelArtifacts): {
  readonly topology: string
  readonly weights: Uint8Array
} {
  const { weightSpecs, weightData, ...topology } = artifacts
  return {
    topology: JSON.stringify({
      ...topology,
      weightsManifest: [{ paths: [BUNDLE_FILES.weights], weights: weightSpecs }],
    }),
    weights: new Uint8Array(weightData as ArrayBuffer), // buildGraphModel makes one buffer
  }
}

const FLOAT_DTYPE = { dtype: { type: 'DT_FLOAT' } }

function shapeOf(dimensions: readonly number[]) {
  return { shape: { dim: dimensions.map((size) => ({ size: String(size) })) } }
}

/** A Const's shape; its bytes come from the weight file. */
function emptyTensor(shape: readonly number[]) {
  return { tensor: { dtype: 'DT_FLOAT', tensorShape: shapeOf(shape).shape } }
}

function endpoint(name: string, shape: readonly number[]) {
  return { name: `${name}:0`, dtype: 'DT_FLOAT', tensorShape: shapeOf(shape).shape }
}

function fusedAttributes(operations: readonly string[]) {
  return {
    T: { type: 'DT_FLOAT' },
    num_args: { i: '1' },
    transpose_a: { b: false },
    transpose_b: { b: false },
    epsilon: { f: 0 },
    // Strings inside a GraphDef's JSON are base64.
    fused_ops: { list: { s: operations.map((name) => Buffer.from(name).toString('base64')) } },
  }
}

function concatenate(arrays: readonly Float32Array[]): ArrayBuffer {
  const all = new Float32Array(arrays.reduce((length, array) => length + array.length, 0))
  let at = 0
  for (const array of arrays) {
    all.set(array, at)
    at += array.length
  }
  return all.buffer
}
