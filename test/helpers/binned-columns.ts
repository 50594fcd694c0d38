/** Columns of bins, as trees read them, without the values they were made of. */

import type { BinnedColumn } from '../../trainer/trees/binned-columns.ts'
import type { Slopes } from '../../trainer/trees/histogram.ts'

/** A column of these bins; of one more than the highest code, unless told. */
export function binnedColumn(
  kind: BinnedColumn['kind'],
  codes: readonly number[],
  bins = 1 + Math.max(...codes),
): BinnedColumn {
  return { kind, bins, codes: Uint8Array.from(codes) }
}

/** Gradients and curvatures of rows, as float32 holds them. */
export function slopesOf(
  gradients: readonly number[],
  curvatures: readonly number[] = gradients.map(() => 1),
): Slopes {
  return {
    gradients: Float32Array.from(gradients),
    curvatures: Float32Array.from(curvatures),
  }
}
