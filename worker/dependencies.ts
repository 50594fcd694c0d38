/** What all routes are built from. */

import type { Bindings } from './environment.ts'
import type { ModelState } from './model/model.ts'
import type { Services } from './services.ts'

export interface Dependencies {
  readonly model: ModelState
  /** The same services for the same bindings. */
  readonly servicesOf: (bindings: Bindings) => Services
}
