/** `GET /health`: the worker runs. `GET /ready`: its model computes what the trainer tested. */

import { Hono } from 'hono'
import { findGoldenDifferences } from '../../shared/golden-rows.ts'
import type { Model, ModelState } from '../model/model.ts'
import { ProblemFailure, problemOf } from '../problems.ts'
import { requireModel } from './require-model.ts'

export function healthRoutes({ model }: { readonly model: ModelState }): Hono {
  // The verdict of this isolate: neither its code nor its bundle can change.
  let differences: readonly string[] | undefined
  return new Hono()
    .get('/health', (context) => context.json({ status: 'alive' }))
    .get('/ready', (context) => {
      const loaded = requireModel(model)
      differences ??= replayGoldenRows(loaded)
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

function replayGoldenRows({ manifest, preprocessing, golden, computeLogits }: Model): string[] {
  return findGoldenDifferences(golden, { schema: manifest.schema, preprocessing, computeLogits })
}
