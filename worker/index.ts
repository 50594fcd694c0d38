/** The worker: the model comes up with the isolate, the app answers. */

import { createApp } from './app.ts'
import { loadModel } from './model/load-model.ts'

const model = await loadModel()
if (!model.ok) console.error(`The model cannot answer: ${model.reason}`)

export default createApp({ model })
