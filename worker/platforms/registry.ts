/** The platforms that are spoken, one line each. */

import { braze } from './braze.ts'
import { customerIo } from './customer-io.ts'
import { generic } from './generic.ts'
import { iterable } from './iterable.ts'
import { klaviyo } from './klaviyo.ts'
import type { Platform } from './platform.ts'

export const PLATFORMS: readonly Platform[] = [braze, iterable, customerIo, klaviyo, generic]
