/** Runs an exported graph as the worker does: loaded by TensorFlow.js, on the WASM backend. */

import '@tensorflow/tfjs-backend-wasm'
import { loadGraphModel } from '@tensorflow/tfjs-converter'
import * as tf from '@tensorflow/tfjs-core'
import { GRAPH_LOGIT } from '../../shared/bundle.ts'

/** Rows scored at once: large enough to amortise a call, small enough to stay in cache. */
const BATCH_ROWS = 4096

export interface GraphScorer {
  /** Logits, shape `[rows]`, of encoded customers, shape `[rows, inputs]`. */
  computeLogits(encoded: Float32Array, rows: number): Float32Array
  dispose(): void
}

/** Loads a graph model. Makes WASM the current backend, since that is what will serve. */
export async function loadGraphScorer(artifacts: tf.io.ModelArtifacts): Promise<GraphScorer> {
  await tf.setBackend('wasm')
  const model = await loadGraphModel({ load: async () => artifacts })
  return {
    computeLogits(encoded, rows) {
      const width = rows === 0 ? 0 : encoded.length / rows
      const logits = new Float32Array(rows)
      for (let from = 0; from < rows; from += BATCH_ROWS) {
        const to = Math.min(from + BATCH_ROWS, rows)
        tf.tidy(() => {
          const batch = tf.tensor2d(encoded.subarray(from * width, to * width), [to - from, width])
          const output = model.execute(batch, GRAPH_LOGIT) as tf.Tensor // one name, one tensor
          logits.set(output.dataSync<'float32'>(), from)
        })
      }
      return logits
    },
    dispose: () => model.dispose(),
  }
}
