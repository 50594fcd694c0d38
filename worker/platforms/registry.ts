/** The platforms that are spoken, one line each. */

import { braze } from './braze.ts'
import { generic } from './generic.ts'
import { hubspot } from './hubspot.ts'
import type { Platform } from './platform.ts'
import { salesforce } from './salesforce.ts'

export const PLATFORMS: readonly Platform[] = [braze, hubspot, salesforce, generic]
