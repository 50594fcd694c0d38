/** `GET /health`: the worker runs. `GET /ready`: its model computes what the trainer tested. */

import { Hono } from 'hono'
import type { Dependencies } from '../dependencies.ts'
import { createReadiness } from '../model/readiness.ts'
import { ProblemFailure, problemOf } from '../problems.ts'
import { requireModel } from './require-model.ts'

export function healthRoutes({ model }: Pick<Dependencies, 'model'>): Hono {
  const findDifferences = createReadiness()
  return new Hono()
    .get('/health', (context) => context.json({ status: 'alive' }))
    .get('/ready', (context) => {
      const loaded = requireModel(model)
      const differences = findDifferences(loaded)
      const [first] = differences
      if (first !== undefined) {
        throw new ProblemFailure(
          problemOf(
            'model-unavailable',
            `The model does not reproduce its golden rows (${differences.length} differences). ` +
              first,
          ),
        )
      }
      return context.json({
        status: 'ready',
        model: loaded.manifest.version,
        golden_rows: loaded.golden.length,
        tensors: loaded.countTensors(),
      })
    })
}
