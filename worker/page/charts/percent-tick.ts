/** A share as an axis names it: in percent, with as many digits as it has, so that ticks differ. */

/** More of them are rounding. */
const MOST_DECIMALS = 4

/**
 * @param share In [0, 1].
 * @param decimal Writes a number with so many digits after the point, in the viewer's language.
 */
export function percentTick(
  share: number,
  decimal: (value: number, decimals: number) => string,
): string {
  return `${decimal(100 * share, percentDecimals(share))}\u00a0%`
}

function percentDecimals(share: number): number {
  const percent = 100 * share
  const decimals = [0, 1, 2, 3].find(
    (count) => Math.abs(Number(percent.toFixed(count)) - percent) < 1e-9,
  )
  return decimals ?? MOST_DECIMALS
}
