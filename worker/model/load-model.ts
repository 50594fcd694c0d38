/** Brings the model up when the isolate starts, so that no request waits for it. */

import { loadGraphModel } from '@tensorflow/tfjs-converter'
import { type io, memory, type Tensor, tensor2d, tidy } from '@tensorflow/tfjs-core'
import { bundleSource } from '#edge-bundle'
import { type Bundle, GRAPH_LOGIT, parseBundle } from '../../shared/bundle.ts'
import { encodedWidth } from '../../shared/encode.ts'
import { Failure } from '../../shared/failure.ts'
import { findGoldenDifferences } from '../../shared/golden-rows.ts'
import type { Model, ModelState } from './model.ts'
import { startWasmBackend } from './wasm-backend.ts'

/** Loads the built-in bundle. Never throws: what went wrong is in the answer. */
export async function loadModel(): Promise<ModelState> {
  let bundle: Bundle | undefined
  try {
    bundle = parseBundle(bundleSource)
    const model = await startModel(bundle)
    requireGoldenRows(model)
    return { ok: true, model }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, reason, manifest: bundle?.manifest ?? null }
  }
}

/**
 * A model that computes otherwise than the trainer tested answers nobody. The replay also warms up:
 * shapes are inferred, kernels bound.
 */
function requireGoldenRows({ manifest, preprocessing, golden, computeLogits }: Model): void {
  const { schema } = manifest
  const differences = findGoldenDifferences(golden, { schema, preprocessing, computeLogits })
  if (differences.length === 0) return
  throw new Failure(
    'invalid-bundle',
    `The model does not reproduce its golden rows (${differences.length} differences). ` +
      differences[0],
  )
}

async function startModel(bundle: Bundle): Promise<Model> {
  const width = encodedWidth(bundle.preprocessing)
  await startWasmBackend()
  // A graph that is not what the loader expects makes it throw, which is what we want to hear.
  const { weightsManifest, ...topology } = bundleSource.graph as io.ModelJSON
  const graph = await loadGraphModel({
    load: async () => ({
      ...topology,
      weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
      weightData: bundleSource.weights,
    }),
  })
  const computeLogits = (encoded: Float32Array, rows: number): Float32Array =>
    tidy(() => {
      const output = graph.execute(tensor2d(encoded, [rows, width]), GRAPH_LOGIT) as Tensor // one name
      return output.dataSync<'float32'>().slice()
    })
  const { figures } = bundleSource
  return { ...bundle, computeLogits, countTensors: () => memory().numTensors, figures }
}
