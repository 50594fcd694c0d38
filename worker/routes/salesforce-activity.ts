/** `/v1/platforms/salesforce/...`: what Journey Builder reads and calls beside the decision. */

import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { authorize, isSigned, requireSignature } from '../access.ts'
import type { Dependencies } from '../dependencies.ts'
import { type Bindings, publicUrl } from '../environment.ts'
import { manifestOf } from '../model/model.ts'
import { salesforce } from '../platforms/salesforce.ts'
import {
  ACTIVITY_PAGE,
  ACTIVITY_SCRIPT,
  ACTIVITY_STYLE,
} from '../platforms/salesforce-activity-page.ts'
import { activityConfig } from '../platforms/salesforce-config.ts'
import { ProblemFailure, problemOf } from '../problems.ts'
import { readSigned } from '../request-body.ts'
import { UNKEPT } from '../unkept.ts'

const BASE = '/v1/platforms/salesforce'

/** What Journey Builder calls when a journey is saved, checked, started and stopped. */
const MOMENTS = ['save', 'publish', 'validate', 'stop'] as const

export const SALESFORCE_ACTIVITY_METHODS: Readonly<Record<string, string>> = {
  [`${BASE}/config.json`]: 'GET, HEAD',
  [`${BASE}/index.html`]: 'GET, HEAD',
  [`${BASE}/activity.js`]: 'GET, HEAD',
  [`${BASE}/activity.css`]: 'GET, HEAD',
  ...Object.fromEntries(MOMENTS.map((moment) => [`${BASE}/${moment}`, 'POST'])),
}

/** The page that may be framed: all others keep the headers that forbid it. */
export const SALESFORCE_ACTIVITY_PAGE = `${BASE}/index.html`

/** Where Marketing Cloud shows custom activities: seen in practice, not in its documentation. */
const MARKETING_CLOUD = 'https://*.exacttarget.com https://*.marketingcloudapps.com'

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors ${MARKETING_CLOUD}`,
].join('; ')

type ActivityContext = Context<{ Bindings: Bindings }>

/** Has the last word on the page's headers: put it before whatever sets those of all pages. */
export const frameInMarketingCloud: MiddlewareHandler = async (context, next) => {
  await next()
  context.res.headers.set('content-security-policy', PAGE_POLICY)
  context.res.headers.delete('x-frame-options')
}

export function salesforceActivityRoutes({
  model,
  servicesOf,
}: Dependencies): Hono<{ Bindings: Bindings }> {
  const routes = new Hono<{ Bindings: Bindings }>()
    .get('/config.json', async (context) => {
      await requireReader(context)
      const manifest = manifestOf(model)
      if (!manifest) {
        throw new ProblemFailure(
          problemOf('model-unavailable', 'Expected a model, for its schema. Received none.'),
        )
      }
      const folder = publicUrl(new URL(`${BASE}/`, context.req.url).href, context.env)
      const config = activityConfig(manifest.schema, (name) => folder + name)
      return context.json(config, 200, UNKEPT)
    })
    .get('/index.html', () => fileOf(ACTIVITY_PAGE, 'text/html'))
    .get('/activity.js', () => fileOf(ACTIVITY_SCRIPT, 'text/javascript'))
    .get('/activity.css', () => fileOf(ACTIVITY_STYLE, 'text/css'))
  for (const moment of MOMENTS) {
    routes.post(`/${moment}`, async (context) => {
      await requireJourneyBuilder(context, servicesOf(context.env).now())
      return context.json({})
    })
  }
  return routes
}

/**
 * Journey Builder reads the configuration without credentials, so it is open to all, and the
 * names of the columns with it, but only once a signing secret says that somebody uses it.
 *
 * @throws ProblemFailure 401.
 */
async function requireReader({ env, req }: ActivityContext): Promise<void> {
  if (isSigned(salesforce.signature, env)) return
  await authorize(env, req.raw.headers, undefined)
}

/**
 * Nothing is kept of these calls: without a secret anybody may make them.
 *
 * @throws ProblemFailure 401, 413.
 */
async function requireJourneyBuilder({ env, req }: ActivityContext, now: Date): Promise<void> {
  const { signature } = salesforce
  if (!isSigned(signature, env)) return
  await requireSignature(await readSigned(req.raw, env), signature, env, now)
}

function fileOf(text: string, type: string): Response {
  const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' }
  return new Response(text, { headers })
}
