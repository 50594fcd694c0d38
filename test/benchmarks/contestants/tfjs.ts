/**
 * TensorFlow.js as a contestant: as the project trains with it, or by the `fit` of its layers.
 *
 *     node tfjs.ts (tensorflow | wasm) (loop | fit) DATA_FOLDER
 */

import { version_core } from '@tensorflow/tfjs-core'
import type { BackendChoice } from '../../../trainer/model/engines.ts'
import { startBackend } from '../../../trainer/model/tfjs-backend.ts'
import { createTfjsLearner } from '../../../trainer/model/tfjs-learner.ts'
import { answerRequests, ownEngine } from './answer-requests.ts'
import { fitLayersModel } from './layers-model.ts'

await answerRequests(async () => {
  const backend = await startBackend(process.argv[2] as BackendChoice) // by ../line-up.ts
  const name = `TensorFlow.js ${version_core}, ${backend} backend`
  return process.argv[3] === 'fit'
    ? { name: `${name}, model.fit`, train: fitLayersModel }
    : ownEngine(`${name}, our loop`, createTfjsLearner)
})
