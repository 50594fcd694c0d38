/** The platforms that are spoken, one line each. */

import { braze } from './braze.ts'
import { generic } from './generic.ts'
import type { Platform } from './platform.ts'

export const PLATFORMS: readonly Platform[] = [braze, generic]
