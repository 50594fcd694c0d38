/**
 * Klaviyo's flow webhooks, which read no answer: the decision is written to the customer's profile,
 * where the flow's next step looks for it.
 */

import { type DecideCall, readCall } from '../decisions/call.ts'
import type { Decision } from '../decisions/decision.ts'
import { ProblemFailure, problemOf } from '../problems.ts'
import { requireJson } from '../request-body.ts'
import { fieldOf } from '../untrusted-json.ts'
import { jsonAnswer } from './answers.ts'
import type { Platform } from './platform.ts'

/** Klaviyo's own id of a profile, beside the customer's features. */
const PROFILE_FIELD = 'klaviyo_id'

/** It stands in an address: nothing that could lead to another one. */
const PROFILE_ID = /^[A-Za-z0-9_-]{1,100}$/

export const klaviyo: Platform = {
  name: 'klaviyo',
  method: 'POST',
  bodySchema: 'DecideCall',
  scope: 'decide',
  signature: null,
  read({ body }) {
    const call = readCall(requireJson(body))
    readProfile(call)
    return { call, messageId: null, account: null }
  },
  render: () => jsonAnswer({ accepted: true }, 202),
  writeBack: (decision, { call }, profiles) =>
    profiles.update(readProfile(call), propertiesOf(decision, call)),
}

/** @throws ProblemFailure 400, where there is no one profile to write to. */
function readProfile({ isList, customers: [customer] }: DecideCall): string {
  const profile = fieldOf(customer, PROFILE_FIELD)
  if (!isList && typeof profile === 'string' && PROFILE_ID.test(profile)) return profile
  const [pointer, expected, received] = isList
    ? ['/customers', 'left out: a profile is written at a time', 'a list']
    : [`/customer/${PROFILE_FIELD}`, "Klaviyo's id of a profile", 'something else']
  throw new ProblemFailure(
    problemOf('malformed-body', `Expected ${pointer} to be ${expected}. Received ${received}.`, [
      { pointer, expected, received },
    ]),
  )
}

/**
 * What is null is written too: it takes the place of what an earlier decision left. The campaign
 * tells it from that of another flow, for a profile has one set of properties.
 */
function propertiesOf(
  decision: Decision,
  { campaign }: DecideCall,
): Readonly<Record<string, unknown>> {
  return {
    presend_campaign: campaign,
    presend_decision: decision.decision,
    presend_probability: decision.probability,
    presend_percentile: decision.percentile,
    presend_band: decision.band,
    presend_reason: decision.reason,
    presend_content: decision.content,
    presend_decision_id: decision.decision_id,
    presend_model: decision.model,
    presend_degraded: decision.degraded,
  }
}
