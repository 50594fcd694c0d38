/** `GET /v1/model`: what the served model is, what it takes and how good it was. */

import { Hono } from 'hono'
import type { ModelState } from '../model/model.ts'
import { requireModel } from './require-model.ts'

export function modelRoutes({ model }: { readonly model: ModelState }): Hono {
  return new Hono().get('/', (context) => {
    const { version, trained_at, schema, metrics, training, libraries } =
      requireModel(model).manifest
    return context.json({ version, trained_at, schema, metrics, training, libraries })
  })
}
