/** The platforms that are spoken, one line each. */

import { braze } from './braze.ts'
import { customerIo } from './customer-io.ts'
import { generic } from './generic.ts'
import { hubspot } from './hubspot.ts'
import { iterable } from './iterable.ts'
import { klaviyo } from './klaviyo.ts'
import type { Platform } from './platform.ts'
import { salesforce } from './salesforce.ts'

export const PLATFORMS: readonly Platform[] = [
  braze,
  iterable,
  customerIo,
  hubspot,
  salesforce,
  klaviyo,
  generic,
]
