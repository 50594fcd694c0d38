/** The architecture that Keras writes beside a model's weights, as a single chain of layers. */

import * as v from 'valibot'
import { Failure } from '../../shared/failure.ts'
import type { SavedVariable } from './hdf5-reader.ts'

/** One layer, apart from its weights. */
export interface LayerConfig {
  readonly className: string
  readonly name: string
  /** What its constructor takes. */
  readonly config: Readonly<Record<string, unknown>>
  /** How many numbers of a row it takes; null where the file does not tell. */
  readonly inputs: number | null
}

/** Where the weights come from is the layers' only difference between Keras's formats. */
export interface SavedLayer extends LayerConfig {
  /** In the order in which Keras creates them: trained ones first. */
  readonly variables: readonly SavedVariable[]
}

const layerDocument = v.object({
  module: v.nullish(v.string(), 'keras'),
  class_name: v.string(),
  config: v.looseObject({ name: v.string() }),
  build_config: v.nullish(v.object({ input_shape: v.optional(v.unknown()) })),
  inbound_nodes: v.optional(v.unknown()),
})

const modelDocument = v.variant('class_name', [
  v.object({
    class_name: v.literal('Sequential'),
    config: v.object({ layers: v.array(layerDocument) }),
  }),
  v.object({
    class_name: v.picklist(['Functional', 'Model']),
    config: v.object({ layers: v.array(layerDocument), output_layers: v.unknown() }),
  }),
])

type LayerDocument = v.InferOutput<typeof layerDocument>

/**
 * The layers from input to output.
 *
 * @param json What `model.to_json()` gives.
 * @throws Failure `invalid-usage` when they are not a chain, or not Keras's own.
 */
export function parseModelConfig(json: string): LayerConfig[] {
  const result = v.safeParse(modelDocument, parseJson(json))
  if (!result.success) {
    const [issue] = result.issues
    throw new Failure(
      'invalid-usage',
      'Expected a Sequential or Functional model of Keras. ' +
        `Received another ${v.getDotPath(issue) ?? 'document'}: ${issue.received}.`,
    )
  }
  const { class_name: className, config } = result.output
  if (className !== 'Sequential') requireChain(config.layers, config.output_layers)
  return config.layers.map(toLayerConfig)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = `Expected the model's architecture as JSON. Received ${error}.`
    throw new Failure('invalid-usage', message, { cause: error })
  }
}

function toLayerConfig({ module, class_name: className, config, build_config }: LayerDocument) {
  if (!/^keras(\.|$)/.test(module ?? '')) {
    throw new Failure(
      'invalid-usage',
      `Expected layers of Keras itself. Received "${config.name}", a ${className} of ${module}.`,
    )
  }
  return { className, name: config.name, config, inputs: widthOf(build_config?.input_shape) }
}

/** Keras lists the layers of a Functional model so that each stands behind those it reads. */
function requireChain(layers: readonly LayerDocument[], outputLayers: unknown): void {
  layers.forEach(({ config, inbound_nodes: inbound }, index) => {
    const expected = index === 0 ? [] : [layers[index - 1].config.name]
    requireSources(`layer "${config.name}"`, expected, tensorsIn(inbound))
  })
  const last = layers.slice(-1).map(({ config }) => config.name)
  requireSources('the output', last, tensorsIn(outputLayers))
}

function requireSources(
  reader: string,
  expected: readonly string[],
  received: readonly string[],
): void {
  if (expected.length === received.length && expected.every((name, at) => name === received[at])) {
    return
  }
  throw new Failure(
    'invalid-usage',
    'Expected layers in a single chain. ' +
      `Received ${reader} behind ${received.join(' and ') || 'no layer'}, ` +
      `not behind ${expected.join() || 'no layer'}.`,
  )
}

/** Tensors are spelled `[layer, node, index]`, at whatever depth; this names their layers. */
function tensorsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (!Array.isArray(value)) return Object.values(value).flatMap(tensorsIn)
  const [layer, node, index] = value
  const isTensor = typeof layer === 'string' && Number.isInteger(node) && Number.isInteger(index)
  return isTensor ? [layer] : value.flatMap(tensorsIn)
}

/** Of a shape `[rows, inputs]`. */
function widthOf(shape: unknown): number | null {
  const width = Array.isArray(shape) && shape.length === 2 ? shape[1] : null
  return typeof width === 'number' ? width : null
}
