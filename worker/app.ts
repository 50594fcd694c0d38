/** The HTTP surface: routes, who may call them, and how failures are answered. */

import { Hono } from 'hono'
import { Failure } from '../shared/failure.ts'
import { requireApiKey } from './api-keys.ts'
import type { Bindings } from './environment.ts'
import type { ModelState } from './model/model.ts'
import { ProblemFailure, problemOf, toResponse } from './problems.ts'
import { healthRoutes } from './routes/health.ts'
import { modelRoutes } from './routes/model.ts'
import { scoreRoutes } from './routes/score.ts'

/** What the app is built from. */
export interface Dependencies {
  readonly model: ModelState
}

/** The methods each path takes; any other is answered 405. */
const METHODS = {
  '/health': 'GET, HEAD',
  '/ready': 'GET, HEAD',
  '/v1/model': 'GET, HEAD',
  '/v1/score': 'POST',
} as const

export function createApp(dependencies: Dependencies): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>()
  app.use('/v1/*', requireApiKey())
  app.route('/', healthRoutes(dependencies))
  app.route('/v1/model', modelRoutes(dependencies))
  app.route('/v1/score', scoreRoutes(dependencies))

  for (const [path, methods] of Object.entries(METHODS)) {
    app.all(path, (context) => {
      const detail = `Expected ${methods}. Received ${context.req.method}.`
      return toResponse(problemOf('method-not-allowed', detail), { allow: methods })
    })
  }
  app.notFound(({ req }) =>
    toResponse(
      problemOf(
        'not-found',
        `Expected one of ${Object.keys(METHODS).join(', ')}. Received ${req.path}.`,
      ),
    ),
  )
  app.onError((error) => {
    if (error instanceof ProblemFailure) return toResponse(error.problem, error.headers)
    if (error instanceof Failure) return toResponse(problemOf('model-unavailable', error.message))
    // The message could quote a customer; her data is nobody's business but the caller's.
    console.error(`Unexpected ${error.name}`)
    return toResponse(problemOf('internal', 'The request could not be answered.'))
  })
  return app
}
