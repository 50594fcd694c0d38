/** The worker: the model comes up with the isolate, the app answers. */

import { createApp } from './app.ts'
import type { Bindings } from './environment.ts'
import { loadModel } from './model/load-model.ts'
import { createServices, type Services } from './services.ts'

export { ReplayObject } from './replays/replay-object.ts'

const model = await loadModel()
if (!model.ok) console.error(`The model cannot answer: ${model.reason}`)

const outside = {
  now: () => new Date(),
  print: (line: string) => console.log(line),
  fetch: (request: Request) => fetch(request),
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
}

/** Bindings do not change while an isolate lives. */
let services: Services | undefined

export default createApp({
  model,
  servicesOf(bindings: Bindings) {
    services ??= createServices(bindings, model, outside)
    return services
  },
})
