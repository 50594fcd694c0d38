/**
 * HubSpot's custom workflow action: asked once for each contact that a workflow brings to it, and
 * again for the same contact where we answered 429 or 5xx. Signed.
 */

import { nameOf } from '../call-fields.ts'
import { readFlatCall } from '../decisions/call.ts'
import type { Decision } from '../decisions/decision.ts'
import { malformed } from '../problems.ts'
import { requireJson } from '../request-body.ts'
import { hubspotV2 } from '../signatures/hubspot-v2.ts'
import { hubspotV3 } from '../signatures/hubspot-v3.ts'
import type { SignatureScheme } from '../signatures/signature.ts'
import { fieldOf, isRecord } from '../untrusted-json.ts'
import { jsonAnswer } from './answers.ts'
import { fillLacking } from './fill-lacking.ts'
import type { Platform } from './platform.ts'

/** The outputs of the action's definition, as the page of platforms publishes it. */
export const HUBSPOT_OUTPUTS = [
  'decision',
  'probability',
  'percentile',
  'band',
  'expected_profit',
  'reason',
  'content',
  'decision_id',
  'model',
  'degraded',
  'detail',
  'reason_1',
  'reason_2',
  'reason_3',
] as const satisfies readonly (keyof Decision)[]

/**
 * Custom actions are signed with v2, says HubSpot, and v3 is what it recommends: a call that
 * carries v3 is held against v3 alone, since only that knows when it was signed.
 */
const eitherVersion: SignatureScheme = {
  covers: ['method', 'url', 'body'],
  toleranceSeconds: null,
  verify(request, secrets, now) {
    const scheme = request.headers.has('x-hubspot-signature-v3') ? hubspotV3 : hubspotV2
    return scheme.verify(request, secrets, now)
  },
}

/**
 * The customer and the control fields are the action's input fields. Where they do not say, the
 * workflow is the campaign, this run of the action the dispatch, and HubSpot's record id the
 * `customer_id`: under another id column a history knows its customers by another id than HubSpot's,
 * which only an input field can tell.
 */
export const hubspot: Platform = {
  name: 'hubspot',
  method: 'POST',
  scope: 'decide',
  signature: { scheme: eitherVersion, secret: 'HUBSPOT_CLIENT_SECRET' },
  read({ body }) {
    const action = requireJson(body)
    if (!isRecord(action)) throw malformed('', 'an object', action)
    const { inputFields } = action
    if (!isRecord(inputFields)) throw malformed('/inputFields', 'an object', inputFields)
    const callbackId = nameOf(action.callbackId)
    const workflow = nameOf(fieldOf(action.context, 'workflowId'))
    const portal = nameOf(fieldOf(action.origin, 'portalId'))
    const fields = fillLacking(inputFields, {
      customer_id: nameOf(fieldOf(action.object, 'objectId')),
      presend_campaign: workflow === null ? null : `workflow-${workflow}`,
      presend_dispatch: callbackId,
    })
    return {
      call: readFlatCall(fields),
      messageId: callbackId,
      account: portal === null ? null : `hubspot-${portal}`,
    }
  },
  render: ([decision]) =>
    jsonAnswer({ outputFields: { ...outputsOf(decision), hs_execution_state: 'SUCCESS' } }),
}

/**
 * HubSpot's documentation does not say what a null in an output does: what is not known is left
 * out, as the definition allows. Flags are text, which every branch can compare.
 */
function outputsOf(decision: Decision | undefined): Readonly<Record<string, string | number>> {
  const outputs: Record<string, string | number> = {}
  for (const name of HUBSPOT_OUTPUTS) {
    const value = decision?.[name] ?? null
    if (value !== null) outputs[name] = typeof value === 'boolean' ? String(value) : value
  }
  return outputs
}
