/**
 * Whoever can send JSON with a header: Adobe Journey Optimizer's custom actions, Marketo's
 * webhooks, MoEngage's content APIs, OneSignal's data feeds, your own code. With a key, or signed
 * as Standard Webhooks says.
 */

import { standardWebhooks } from '../signatures/standard-webhooks.ts'
import { PLAIN_DIALECT } from './plain-dialect.ts'
import type { Platform } from './platform.ts'

export const generic: Platform = {
  ...PLAIN_DIALECT,
  name: 'generic',
  signature: { scheme: standardWebhooks, secret: 'DECIDE_WEBHOOKS_SECRET' },
}
