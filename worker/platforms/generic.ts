/**
 * Whoever can send JSON with a header: Adobe Journey Optimizer's custom actions, Marketo's
 * webhooks, MoEngage's content APIs, OneSignal's data feeds, your own code. With a key, or signed
 * as Standard Webhooks says.
 */

import { readCall } from '../decisions/call.ts'
import { requireJson } from '../request-body.ts'
import { standardWebhooks } from '../signatures/standard-webhooks.ts'
import { plainAnswer } from './answers.ts'
import type { Platform } from './platform.ts'

export const generic: Platform = {
  name: 'generic',
  method: 'POST',
  bodySchema: 'DecideCall',
  scope: 'decide',
  signature: { scheme: standardWebhooks, secret: 'DECIDE_WEBHOOKS_SECRET' },
  read: ({ body }) => ({ call: readCall(requireJson(body)), messageId: null, account: null }),
  render: plainAnswer,
}
