/**
 * Journey Builder of Salesforce Marketing Cloud: a custom activity that splits the journey, asked
 * once for each contact that reaches it. Its calls are signed: the body is a JSON web token.
 */

import { isObjection, OBJECTED } from '../../shared/objection.ts'
import { nameOf } from '../call-fields.ts'
import { readFlatCall } from '../decisions/call.ts'
import { malformed } from '../problems.ts'
import { requireJson } from '../request-body.ts'
import { readJwtClaims, salesforceJwt } from '../signatures/salesforce-jwt.ts'
import { fieldOf, isRecord } from '../untrusted-json.ts'
import { jsonAnswer } from './answers.ts'
import { fillLacking } from './fill-lacking.ts'
import type { Platform } from './platform.ts'

/**
 * The paths out of the activity. Whoever could not be judged takes one of her own, which the
 * marketer joins with either of the others: that is where a journey fails open or closed. Who
 * objected, and who is held out, was decided without the model and takes `hold` all the same.
 */
export const SALESFORCE_BRANCHES = { send: 'Send', hold: 'Hold', degraded: 'Not judged' } as const

/**
 * The customer and the control fields are the activity's `inArguments`. Where they do not say, the
 * journey is the campaign, and its run for this contact the dispatch: that `definitionInstanceId`
 * names such a run is what others found, not what the documentation says. So a repeat is only
 * taken for one where activity and contact are the same as well.
 */
export const salesforce: Platform = {
  name: 'salesforce',
  method: 'POST',
  scope: 'decide',
  signature: { scheme: salesforceJwt, secret: 'SALESFORCE_JWT_SECRET' },
  read({ body }) {
    const execution = unwrap(readJwtClaims(body) ?? requireJson(body))
    const journey = nameOf(fieldOf(execution, 'journeyId'))
    const run = nameOf(fieldOf(execution, 'definitionInstanceId'))
    const activity = nameOf(fieldOf(execution, 'activityId'))
    const contact = nameOf(fieldOf(execution, 'keyValue'))
    const fields = fillLacking(mergeArguments(fieldOf(execution, 'inArguments')), {
      customer_id: contact,
      presend_campaign: journey === null ? null : `journey-${journey}`,
      presend_dispatch: run,
    })
    const isKnown = run !== null && activity !== null && contact !== null
    return {
      call: readFlatCall(fields),
      messageId: isKnown ? JSON.stringify([run, activity, contact]) : null,
      account: null,
    }
  },
  render: ([decision]) =>
    jsonAnswer({
      branchResult: decision?.degraded ? 'degraded' : decision?.decision,
      ...decision,
    }),
}

/** The documentation shows the fields within `contents`, the vendor's example reads them bare. */
function unwrap(body: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(body)) throw malformed('', 'an object', body)
  return isRecord(body.contents) ? body.contents : body
}

/**
 * `[{ a: 1 }, { b: 2, c: 3 }]` as `{ a: 1, b: 2, c: 3 }`; of two with one name the last counts, of
 * two answers to `objected` the one that objects.
 */
function mergeArguments(inArguments: unknown): Readonly<Record<string, unknown>> {
  if (!Array.isArray(inArguments)) throw malformed('/inArguments', 'a list of objects', inArguments)
  const entries = inArguments.flatMap((one: unknown, position) => {
    if (!isRecord(one)) throw malformed(`/inArguments/${position}`, 'an object', one)
    return Object.entries(one)
  })
  const objection = entries.find(([name, value]) => name === OBJECTED && isObjection(value))
  return Object.fromEntries(objection ? [...entries, objection] : entries)
}
