/** How good a ranking is, in a word: the bands of the quality figure, 0 to 100. */

/** As Braze bands its prediction quality: each band begins at `from`. */
export const QUALITY_BANDS = [
  { band: 'poor', from: 0 },
  { band: 'fair', from: 20 },
  { band: 'good', from: 40 },
  { band: 'excellent', from: 60 },
] as const

/** Where the last band ends. */
export const BEST_QUALITY = 100

export type QualityBand = (typeof QUALITY_BANDS)[number]['band']

/** @param score A whole number in [0, 100]. */
export function qualityBandOf(score: number): QualityBand {
  const reached = QUALITY_BANDS.findLast(({ from }) => score >= from)
  return (reached ?? QUALITY_BANDS[0]).band
}
