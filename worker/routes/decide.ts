/** `/v1/decide` and `/v1/platforms/NAME/decide`: send or hold, in the caller's dialect. */

import { type Context, Hono } from 'hono'
import type { Dependencies } from '../dependencies.ts'
import type { Bindings } from '../environment.ts'
import { answerPlatform } from '../platforms/answer-platform.ts'
import { direct, directByAddress } from '../platforms/direct.ts'
import type { Platform } from '../platforms/platform.ts'
import { PLATFORMS } from '../platforms/registry.ts'
import { ProblemFailure, problemOf, toResponse } from '../problems.ts'
import { UNKEPT } from '../unkept.ts'

export function decideRoutes({ model, servicesOf }: Dependencies): Hono<{ Bindings: Bindings }> {
  const answer = async (
    platform: Platform,
    context: Context<{ Bindings: Bindings }>,
  ): Promise<Response> => {
    const bindings = context.env
    const { status, contentType, body } = await answerPlatform(platform, context.req.raw, {
      bindings,
      model,
      services: servicesOf(bindings),
      waitUntil: (work) => context.executionCtx.waitUntil(work),
    })
    return new Response(body, {
      status,
      headers: { ...UNKEPT, 'content-type': contentType },
    })
  }
  return new Hono<{ Bindings: Bindings }>()
    .post('/decide', (context) => answer(direct, context))
    .get('/decide', (context) => answer(directByAddress, context))
    .all('/platforms/:name/decide', (context) => {
      const platform = PLATFORMS.find(({ name }) => name === context.req.param('name'))
      if (!platform) {
        const names = PLATFORMS.map(({ name }) => name).join(', ')
        throw new ProblemFailure(problemOf('not-found', `Expected one of ${names} as platform.`))
      }
      const { method } = context.req
      if (method === platform.method) return answer(platform, context)
      const detail = `Expected ${platform.method}. Received ${method}.`
      return toResponse(problemOf('method-not-allowed', detail), { allow: platform.method })
    })
}
