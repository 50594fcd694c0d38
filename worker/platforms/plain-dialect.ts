/** The worker's own words, for all platforms whose callers can write them: JSON in, a flat decision out. */

import { readCall } from '../decisions/call.ts'
import { requireJson } from '../request-body.ts'
import { plainAnswer } from './answers.ts'
import type { Platform } from './platform.ts'

export const PLAIN_DIALECT: Omit<Platform, 'name' | 'signature'> = {
  method: 'POST',
  bodySchema: 'DecideCall',
  scope: 'decide',
  read: ({ body }) => ({ call: readCall(requireJson(body)), messageId: null, account: null }),
  render: plainAnswer,
}
