/** The platforms whose events are taken, by the name in the path. */

import { brazeCurrentsEvents } from './braze-currents.ts'
import { customerIoEvents } from './customer-io.ts'
import type { EventProvider } from './event.ts'
import { klaviyoEvents } from './klaviyo.ts'
import { mailgunEvents } from './mailgun.ts'
import { sendgridEvents } from './sendgrid.ts'
import { resendEvents, standardWebhooksEvents } from './standard-webhooks.ts'

export const EVENT_PROVIDERS: ReadonlyMap<string, EventProvider> = new Map(
  [
    standardWebhooksEvents,
    resendEvents,
    sendgridEvents,
    mailgunEvents,
    customerIoEvents,
    klaviyoEvents,
    brazeCurrentsEvents,
  ].map((provider) => [provider.name, provider]),
)
