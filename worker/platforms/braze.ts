/**
 * Braze Connected Content: asked while a message is rendered, two or three times for each that is
 * sent. Sends a key in a header; nothing it sends is signed.
 */

import { PLAIN_DIALECT } from './plain-dialect.ts'
import type { Platform } from './platform.ts'

export const braze: Platform = {
  ...PLAIN_DIALECT,
  name: 'braze',
  signature: null,
}
