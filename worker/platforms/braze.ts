/**
 * Braze Connected Content: asked while a message is rendered, two or three times for each that is
 * sent. Sends a key in a header; nothing it sends is signed.
 */

import { readCall } from '../decisions/call.ts'
import { requireJson } from '../request-body.ts'
import { plainAnswer } from './answers.ts'
import type { Platform } from './platform.ts'

export const braze: Platform = {
  name: 'braze',
  method: 'POST',
  bodySchema: 'DecideCall',
  scope: 'decide',
  signature: null,
  read: ({ body }) => ({ call: readCall(requireJson(body)), messageId: null, account: null }),
  render: plainAnswer,
}
