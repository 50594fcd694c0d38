/**
 * Customer.io's action "Send and receive data": asked where a journey comes to it, and its answer
 * becomes attributes of the journey.
 */

import { readCall } from '../decisions/call.ts'
import { requireJson } from '../request-body.ts'
import { customerIo as customerIoSignature } from '../signatures/customer-io.ts'
import { plainAnswer } from './answers.ts'
import type { Platform } from './platform.ts'

/**
 * Customer.io says that its reporting webhooks are signed; of this action others say so. Where a
 * workspace's are not, leave the secret out and send a key.
 */
export const customerIo: Platform = {
  name: 'customer-io',
  method: 'POST',
  bodySchema: 'DecideCall',
  scope: 'decide',
  signature: { scheme: customerIoSignature, secret: 'CUSTOMERIO_ACTION_KEY' },
  read: ({ body }) => ({ call: readCall(requireJson(body)), messageId: null, account: null }),
  render: plainAnswer,
}
