/**
 * Customer.io's action "Send and receive data": asked where a journey comes to it, and its answer
 * becomes attributes of the journey.
 */

import { customerIo as customerIoSignature } from '../signatures/customer-io.ts'
import { PLAIN_DIALECT } from './plain-dialect.ts'
import type { Platform } from './platform.ts'

/**
 * Customer.io says that its reporting webhooks are signed; of this action others say so. Where a
 * workspace's are not, leave the secret out and send a key.
 */
export const customerIo: Platform = {
  ...PLAIN_DIALECT,
  name: 'customer-io',
  signature: { scheme: customerIoSignature, secret: 'CUSTOMERIO_ACTION_KEY' },
}
