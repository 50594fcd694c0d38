/**
 * `GET /v1/model`: what the served model is, what it takes, how good it was and by which policy it
 * decides. `GET /v1/model/figures`: how the run judged it. The page reads both.
 */

import { Hono } from 'hono'
import type { Manifest } from '../../shared/bundle.ts'
import type { ServedModel } from '../../shared/served-model.ts'
import { authorize } from '../access.ts'
import type { CurrentPolicy } from '../decisions/current-policy.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Bindings } from '../environment.ts'
import { UNKEPT } from '../unkept.ts'
import { requireModel } from './require-model.ts'

export function modelRoutes({ model, servicesOf }: Dependencies): Hono<{ Bindings: Bindings }> {
  return new Hono<{ Bindings: Bindings }>()
    .get('/', async (context) => {
      await authorize(context.env, context.req.raw.headers, undefined)
      const { manifest } = requireModel(model)
      const { policy } = servicesOf(context.env)
      return context.json(describe(manifest, policy), 200, UNKEPT)
    })
    .get('/figures', async (context) => {
      await authorize(context.env, context.req.raw.headers, undefined)
      const { figures } = requireModel(model)
      return context.body(figures, 200, { ...UNKEPT, 'content-type': 'application/json' })
    })
}

function describe(manifest: Manifest, { settings, problem }: CurrentPolicy): ServedModel {
  const { version, trained_at, schema, metrics, training, libraries, policy: run } = manifest
  const { reference_customer, reference_scores, training_ranges } = manifest
  return {
    ...{ version, trained_at, schema, metrics, training, libraries },
    ...{ reference_customer, reference_scores, training_ranges },
    policy: { run, settings, problem },
  }
}
