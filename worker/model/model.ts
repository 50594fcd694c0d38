/** A loaded model: what it was trained for, and how it turns encoded customers into logits. */

import type { Bundle, Manifest } from '../../shared/bundle.ts'

export interface Model extends Bundle {
  /** Logits, shape `[rows]`, of encoded customers, shape `[rows, inputs]`. */
  computeLogits(encoded: Float32Array, rows: number): Float32Array
  /** How many tensors are alive: the same before and after each request. */
  countTensors(): number
  /** The figures of the run that trained it (`Figures` in shared/), as JSON. */
  readonly figures: string
}

/** A model, or why there is none. A worker without one still runs, and says so. */
export type ModelState =
  | { readonly ok: true; readonly model: Model }
  | {
      readonly ok: false
      readonly reason: string
      /** What was to be served, where at least that could be read: its schema and policy. */
      readonly manifest: Manifest | null
    }

/** The manifest, whether or not its model answers. */
export function manifestOf(state: ModelState): Manifest | null {
  return state.ok ? state.model.manifest : state.manifest
}
