/** The HTTP surface: routes, who may call them, and how failures are answered. */

import { Hono, type MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { Failure } from '../shared/failure.ts'
import type { Dependencies } from './dependencies.ts'
import type { Bindings } from './environment.ts'
import { nameOfError } from './name-of-error.ts'
import { ProblemFailure, problemOf, toResponse } from './problems.ts'
import { decideRoutes } from './routes/decide.ts'
import { docsRoutes } from './routes/docs.ts'
import { eventRoutes } from './routes/events.ts'
import { healthRoutes } from './routes/health.ts'
import { inferenceRoutes } from './routes/inference-protocol.ts'
import { modelRoutes } from './routes/model.ts'
import {
  frameInMarketingCloud,
  SALESFORCE_ACTIVITY_METHODS,
  SALESFORCE_ACTIVITY_PAGE,
  salesforceActivityRoutes,
} from './routes/salesforce-activity.ts'
import { scoreRoutes } from './routes/score.ts'

/** The methods each path takes; any other is answered 405. */
const METHODS = {
  '/health': 'GET, HEAD',
  '/ready': 'GET, HEAD',
  '/openapi.json': 'GET, HEAD',
  '/docs': 'GET, HEAD',
  '/v1/model': 'GET, HEAD',
  '/v1/model/figures': 'GET, HEAD',
  '/v1/score': 'POST',
  '/v1/decide': 'GET, HEAD, POST',
  '/v1/events/:provider': 'POST',
  ...SALESFORCE_ACTIVITY_METHODS,
} as const

/**
 * Reads what a route left of a body. Where it is not read, the runtime closes the connection, and
 * the next call on it is lost: here one in ten, of callers who send much and are refused.
 */
const readToEnd: MiddlewareHandler = async function readToEnd({ req: { raw } }, next) {
  await next()
  try {
    if (!raw.bodyUsed) for await (const _ of raw.body ?? []);
  } catch {
    // The caller has gone: nobody waits for the answer.
  }
}

export function createApp(dependencies: Dependencies): Hono<{ Bindings: Bindings }> {
  // Not strict: a slash at the end is the same resource. Platforms follow no redirects.
  const app = new Hono<{ Bindings: Bindings }>({ strict: false })
  // Before the policy that all others get: the page has one of its own.
  app.route('/', docsRoutes(dependencies))
  app.use(readToEnd)
  app.use(SALESFORCE_ACTIVITY_PAGE, frameInMarketingCloud)
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
    }),
  )
  app.route('/', healthRoutes(dependencies))
  app.route('/v1/model', modelRoutes(dependencies))
  app.route('/v1/score', scoreRoutes(dependencies))
  app.route('/v1', decideRoutes(dependencies))
  app.route('/v2', inferenceRoutes(dependencies))
  app.route('/v1/events', eventRoutes(dependencies))
  app.route('/v1/platforms/salesforce', salesforceActivityRoutes(dependencies))

  for (const [path, methods] of Object.entries(METHODS)) {
    app.all(path, (context) => {
      const detail = `Expected ${methods}. Received ${context.req.method}.`
      return toResponse(problemOf('method-not-allowed', detail), { allow: methods })
    })
  }
  app.notFound(() => toResponse(problemOf('not-found', 'See /docs for what there is.')))
  app.onError((error) => {
    if (error instanceof ProblemFailure) return toResponse(error.problem, error.headers)
    if (error instanceof Failure) return toResponse(problemOf('model-unavailable', error.message))
    console.error(`Unexpected ${nameOfError(error)}`)
    return toResponse(problemOf('internal', 'The request could not be answered.'))
  })
  return app
}
