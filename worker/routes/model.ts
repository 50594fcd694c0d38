/** `GET /v1/model`: what the served model is, what it takes and how good it was. */

import { Hono } from 'hono'
import { authorize } from '../access.ts'
import type { Bindings } from '../environment.ts'
import type { ModelState } from '../model/model.ts'
import { requireModel } from './require-model.ts'

export function modelRoutes({ model }: { readonly model: ModelState }): Hono<{
  Bindings: Bindings
}> {
  return new Hono<{ Bindings: Bindings }>().get('/', async (context) => {
    await authorize(context.env, context.req.raw.headers, undefined)
    const { version, trained_at, schema, metrics, training, libraries } =
      requireModel(model).manifest
    return context.json({ version, trained_at, schema, metrics, training, libraries })
  })
}
