/**
 * Iterable's data feeds: asked by GET while a message is rendered. Iterable keeps an answer for an
 * hour under its address, so the address tells whom it is about; what she is like comes in a header,
 * which nobody logs as an address.
 */

import { isObjection } from '../../shared/objection.ts'
import { readFlatCall } from '../decisions/call.ts'
import { jsonAnswer } from './answers.ts'
import { opaqueQueryOf } from './direct.ts'
import type { Platform } from './platform.ts'

/**
 * The customer's fields, spelled as in a form (`recency=12&region=Alt%C3%B3n`): any column's name
 * can stand there, and it stays ASCII, which is all that a header can be trusted to carry.
 */
const CUSTOMER_HEADER = 'x-presend-customer'

export const iterable: Platform = {
  name: 'iterable',
  method: 'GET',
  scope: 'decide-get',
  signature: null,
  read({ url, headers }) {
    const features = Object.fromEntries(new URLSearchParams(headers.get(CUSTOMER_HEADER) ?? ''))
    // The address wins: under it the answer is kept, so it must say whom the answer is about.
    const fields = { ...features, ...opaqueQueryOf(url) }
    // An objection counts wherever it stands.
    const objects = isObjection(features.objected) && { objected: features.objected }
    const call = readFlatCall({ ...fields, ...objects })
    return { call, messageId: null, account: null }
  },
  render: ([decision]) => jsonAnswer(decision),
}
