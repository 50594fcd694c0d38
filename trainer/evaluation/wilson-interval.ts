/** How far a share of few rows may be from the true rate. */

import { Z_975 as Z } from '../../shared/normal-quantiles.ts'

/**
 * Wilson's 95 % interval of a rate: the rates that a score test would not reject. Unlike the
 * share plus or minus two standard errors it stays in [0, 1] and is honest at 0 and 1.
 *
 *     (share + z^2 / 2n -+ z sqrt(share (1 - share) / n + z^2 / 4n^2)) / (1 + z^2 / n)
 *
 * @param positives In [0, rows], not necessarily whole.
 * @param rows At least 1.
 * @returns Its ends, in [0, 1].
 */
export function wilsonInterval(positives: number, rows: number): readonly [number, number] {
  const share = positives / rows
  const middle = share + Z ** 2 / (2 * rows)
  const reach = Z * Math.sqrt((share * (1 - share)) / rows + Z ** 2 / (4 * rows ** 2))
  const whole = 1 + Z ** 2 / rows
  // An end at 0 or 1 is there but for rounding.
  return [Math.max(0, (middle - reach) / whole), Math.min(1, (middle + reach) / whole)]
}
