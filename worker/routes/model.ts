/** `GET /v1/model`: what the served model is, what it takes and how good it was. */

import { Hono } from 'hono'
import { authorize } from '../access.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Bindings } from '../environment.ts'
import { requireModel } from './require-model.ts'

export function modelRoutes({ model }: Pick<Dependencies, 'model'>): Hono<{
  Bindings: Bindings
}> {
  return new Hono<{ Bindings: Bindings }>().get('/', async (context) => {
    await authorize(context.env, context.req.raw.headers, undefined)
    const { version, trained_at, schema, metrics, training, libraries } =
      requireModel(model).manifest
    return context.json({ version, trained_at, schema, metrics, training, libraries })
  })
}
