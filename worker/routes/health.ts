/** `GET /health`: the worker runs. `GET /ready`: it computes what was tested, by a policy it can read. */

import { Hono } from 'hono'
import type { Dependencies } from '../dependencies.ts'
import type { Bindings } from '../environment.ts'
import { ProblemFailure, problemOf } from '../problems.ts'
import { requireModel } from './require-model.ts'

export function healthRoutes({ model, servicesOf }: Dependencies): Hono<{ Bindings: Bindings }> {
  return new Hono<{ Bindings: Bindings }>()
    .get('/health', (context) => context.json({ status: 'alive' }))
    .get('/ready', (context) => {
      const { manifest, golden, countTensors } = requireModel(model)
      const { problem } = servicesOf(context.env).policy
      if (problem !== null) throw new ProblemFailure(problemOf('policy-unreadable', problem))
      return context.json({
        status: 'ready',
        model: manifest.version,
        golden_rows: golden.length,
        tensors: countTensors(),
      })
    })
}
