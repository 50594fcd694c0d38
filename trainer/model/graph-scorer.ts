/** Runs an exported graph as the worker does: loaded by TensorFlow.js, on the WASM backend. */

import '@tensorflow/tfjs-backend-wasm'
import { loadGraphModel } from '@tensorflow/tfjs-converter'
import * as tf from '@tensorflow/tfjs-core'
import { GRAPH_LOGIT } from '../../shared/bundle.ts'
import { chunksOf, type LabelledRows } from '../preprocessing/labelled-rows.ts'

export interface GraphScorer {
  /** Logits, shape `[rows]`, of encoded customers, shape `[rows, inputs]`. */
  computeLogits(encoded: Float32Array, rows: number): Float32Array
  /** Logits of all rows, shape `[rows]`, a few thousand at a time. */
  scoreRows(rows: LabelledRows): Float32Array
  dispose(): void
}

/** Loads a graph model. Makes WASM the current backend, since that is what will serve. */
export async function loadGraphScorer(artifacts: tf.io.ModelArtifacts): Promise<GraphScorer> {
  await tf.setBackend('wasm')
  const model = await loadGraphModel({ load: async () => artifacts })
  const computeLogits = (encoded: Float32Array, rows: number): Float32Array => {
    if (rows === 0) return new Float32Array()
    return tf.tidy(() => {
      const batch = tf.tensor2d(encoded, [rows, encoded.length / rows])
      const output = model.execute(batch, GRAPH_LOGIT) as tf.Tensor // one name, one tensor
      return output.dataSync<'float32'>()
    })
  }
  return {
    computeLogits,
    scoreRows(rows) {
      const logits = new Float32Array(rows.labels.length)
      for (const { from, encoded } of chunksOf(rows)) {
        logits.set(computeLogits(encoded, encoded.length / rows.inputs), from)
      }
      return logits
    },
    dispose: () => model.dispose(),
  }
}
