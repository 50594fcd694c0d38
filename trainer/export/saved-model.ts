/** The network as a TensorFlow SavedModel: what TensorFlow Serving loads. */

import { GRAPH_INPUT, GRAPH_LOGIT, GRAPH_PROBABILITY } from '../../shared/bundle.ts'
import type { NetworkWeights } from '../model/network.ts'
import { PRODUCER } from './graph-model.ts'
import { encodeProtobuf, type ProtobufMessage } from './protobuf.ts'

/** The one version there is of the SavedModel format. */
const SCHEMA_VERSION = 1

/** Number of the type in TensorFlow's `types.proto`. */
const DT_FLOAT = 1

/** Field numbers of the messages used, from TensorFlow's `.proto` files of these names. */
const SAVED_MODEL = { schemaVersion: 1, metaGraphs: 2 } as const
const META_GRAPH = { metaInfo: 1, graph: 2, signatures: 5 } as const
const META_INFO = { tags: 4, strippedDefaultAttributes: 7 } as const
const GRAPH = { nodes: 1, versions: 4 } as const
const VERSIONS = { producer: 1 } as const
const NODE = { name: 1, op: 2, inputs: 3, attributes: 5 } as const
const ATTRIBUTE = { type: 6, shape: 7, tensor: 8 } as const
const TENSOR = { dtype: 1, shape: 2, content: 4 } as const
const SHAPE = { dimensions: 2 } as const
const DIMENSION = { size: 1 } as const
const SIGNATURE = { inputs: 1, outputs: 2, method: 3 } as const
const TENSOR_INFO = { name: 1, dtype: 2, shape: 3 } as const
const MAP_ENTRY = { key: 1, value: 2 } as const

/**
 * Encodes `saved_model.pb`, the only file of the model: the weights are constants of the graph,
 * so there is no `variables` folder. Its tag is `serve` and its signature `serving_default`:
 * `features` `[rows, inputs]` to `probability` and `logit`, both `[rows, 1]`, all float32.
 */
export function encodeSavedModel(weights: NetworkWeights): Uint8Array {
  return encodeProtobuf([
    [SAVED_MODEL.schemaVersion, SCHEMA_VERSION],
    [
      SAVED_MODEL.metaGraphs,
      [
        [
          META_GRAPH.metaInfo,
          [
            [META_INFO.tags, 'serve'],
            [META_INFO.strippedDefaultAttributes, 1],
          ],
        ],
        [
          META_GRAPH.graph,
          [
            ...graphNodes(weights).map((message) => [GRAPH.nodes, message] as const),
            [GRAPH.versions, [[VERSIONS.producer, PRODUCER]]],
          ],
        ],
        [META_GRAPH.signatures, mapEntry('serving_default', signature(weights[0].inputs))],
      ],
    ],
  ])
}

/**
 * One MatMul, BiasAdd and Relu for each hidden layer, a Sigmoid at the end: not the fused
 * operations of the edge bundle, which only some of TensorFlow's tools know.
 */
function graphNodes(weights: NetworkWeights): ProtobufMessage[] {
  const nodes = [
    node(GRAPH_INPUT, 'Placeholder', [], {
      dtype: FLOAT,
      shape: [[ATTRIBUTE.shape, shape([-1, weights[0].inputs])]],
    }),
  ]
  let output = GRAPH_INPUT
  weights.forEach(({ inputs, units, kernel, bias }, layer) => {
    const isLast = layer === weights.length - 1
    const name = layer === 0 ? 'dense' : `dense_${layer}`
    const sum = isLast ? GRAPH_LOGIT : `${name}/BiasAdd`
    nodes.push(
      constant(`${name}/kernel`, kernel, [inputs, units]),
      constant(`${name}/bias`, bias, [units]),
      node(`${name}/MatMul`, 'MatMul', [output, `${name}/kernel`], { T: FLOAT }),
      node(sum, 'BiasAdd', [`${name}/MatMul`, `${name}/bias`], { T: FLOAT }),
    )
    output = sum
    if (!isLast) {
      output = `${name}/Relu`
      nodes.push(node(output, 'Relu', [sum], { T: FLOAT }))
    }
  })
  nodes.push(node(GRAPH_PROBABILITY, 'Sigmoid', [GRAPH_LOGIT], { T: FLOAT }))
  return nodes
}

const FLOAT: ProtobufMessage = [[ATTRIBUTE.type, DT_FLOAT]]

function node(
  name: string,
  op: string,
  inputs: readonly string[],
  attributes: Readonly<Record<string, ProtobufMessage>>,
): ProtobufMessage {
  return [
    [NODE.name, name],
    [NODE.op, op],
    ...inputs.map((input) => [NODE.inputs, input] as const),
    ...Object.entries(attributes).map(
      ([key, value]) => [NODE.attributes, mapEntry(key, value)] as const,
    ),
  ]
}

function constant(
  name: string,
  values: Float32Array,
  dimensions: readonly number[],
): ProtobufMessage {
  const tensor: ProtobufMessage = [
    [TENSOR.dtype, DT_FLOAT],
    [TENSOR.shape, shape(dimensions)],
    [TENSOR.content, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)],
  ]
  return node(name, 'Const', [], { dtype: FLOAT, value: [[ATTRIBUTE.tensor, tensor]] })
}

function signature(inputs: number): ProtobufMessage {
  return [
    [SIGNATURE.inputs, mapEntry(GRAPH_INPUT, tensorInfo(GRAPH_INPUT, [-1, inputs]))],
    [SIGNATURE.outputs, mapEntry(GRAPH_PROBABILITY, tensorInfo(GRAPH_PROBABILITY, [-1, 1]))],
    [SIGNATURE.outputs, mapEntry(GRAPH_LOGIT, tensorInfo(GRAPH_LOGIT, [-1, 1]))],
    [SIGNATURE.method, 'tensorflow/serving/predict'],
  ]
}

function tensorInfo(node: string, dimensions: readonly number[]): ProtobufMessage {
  return [
    [TENSOR_INFO.name, `${node}:0`],
    [TENSOR_INFO.dtype, DT_FLOAT],
    [TENSOR_INFO.shape, shape(dimensions)],
  ]
}

/** A size of -1 is any. */
function shape(dimensions: readonly number[]): ProtobufMessage {
  return dimensions.map((size) => [SHAPE.dimensions, [[DIMENSION.size, size]]] as const)
}

function mapEntry(key: string, value: ProtobufMessage): ProtobufMessage {
  return [
    [MAP_ENTRY.key, key],
    [MAP_ENTRY.value, value],
  ]
}
