/**
 * `GET /openapi.json` and `GET /docs`: how the worker is called, for programs and for people.
 *
 * Both are open: they tell what the published source tells. All that they know beside it are the
 * model's columns and an average customer, which show to holders of any key, and to everybody
 * where `PUBLIC_DOCS` says so: a browser sends no key.
 */

import { type Context, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { allowsAnybody, authorize } from '../access.ts'
import type { Dependencies } from '../dependencies.ts'
import { renderDocs, styleSource } from '../docs/page.ts'
import type { Bindings } from '../environment.ts'
import { describeWorker } from '../openapi/describe-worker.ts'
import type { OpenApiDocument } from '../openapi/document.ts'
import { UNKEPT } from '../unkept.ts'

const PATHS = ['/openapi.json', '/docs']

/** To be mounted before the policy (CSP) of all other paths, which would let the page have no style. */
export function docsRoutes({ model }: Pick<Dependencies, 'model'>): Hono<{
  Bindings: Bindings
}> {
  // Made when they are first asked for: nobody who wants a score waits for them.
  const documents = new Map<boolean, OpenApiDocument>()
  const pages = new Map<boolean, Promise<string>>()
  const documentFor = (showsSchema: boolean, { PUBLIC_URL }: Bindings): OpenApiDocument => {
    const server = PUBLIC_URL ?? '/'
    const document = documents.get(showsSchema) ?? describeWorker(model, { showsSchema, server })
    documents.set(showsSchema, document)
    return document
  }
  const pageFor = (showsSchema: boolean, bindings: Bindings): Promise<string> => {
    const page = pages.get(showsSchema) ?? renderDocs(documentFor(showsSchema, bindings))
    pages.set(showsSchema, page)
    return page
  }
  const style = memoized(styleSource)
  return new Hono<{ Bindings: Bindings }>()
    .on('GET', PATHS, async (context, next) => {
      const protect = secureHeaders({
        contentSecurityPolicy: {
          defaultSrc: ["'none'"],
          styleSrc: [await style()],
          ...{ baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
        },
        referrerPolicy: 'no-referrer',
        xFrameOptions: 'DENY',
      })
      return protect(context, next)
    })
    .get('/openapi.json', async (context) =>
      context.json(documentFor(await maySeeSchema(context), context.env), 200, UNKEPT),
    )
    .get('/docs', async (context) =>
      context.html(await pageFor(await maySeeSchema(context), context.env), 200, UNKEPT),
    )
}

/** @throws ProblemFailure 401 for a key that is not known: less than it asked for would mislead. */
async function maySeeSchema({ env, req }: Context<{ Bindings: Bindings }>): Promise<boolean> {
  if (env.PUBLIC_DOCS === '1' || allowsAnybody(env)) return true
  if (req.header('authorization') === undefined) return false
  await authorize(env, req.raw.headers, undefined)
  return true
}

function memoized<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => {
    made ??= make()
    return made
  }
}
