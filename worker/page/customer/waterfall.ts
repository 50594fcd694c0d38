/** Where the bars of reasons lie: each begins where the last one ended, from the typical customer to her. */

/** Places from left to right, in percent of the drawing's width. */
export interface Waterfall {
  readonly start: number
  readonly bars: readonly WaterfallBar[]
  readonly end: number
}

export interface WaterfallBar {
  readonly from: number
  readonly to: number
}

/** Left free on either side, so that the ends of bars are seen as ends. */
const MARGIN = 3

/** @param changes In log-odds, in the order of the bars. None: both ends are in the middle. */
export function layOutWaterfall(changes: readonly number[]): Waterfall {
  const sums = [0]
  for (const change of changes) sums.push((sums.at(-1) ?? 0) + change)
  const [least, most] = [Math.min(...sums), Math.max(...sums)]
  const place = (sum: number) =>
    most === least ? 50 : MARGIN + ((sum - least) / (most - least)) * (100 - 2 * MARGIN)
  const places = sums.map(place)
  const bars = changes.map((_, at) => ({ from: places[at] ?? 50, to: places[at + 1] ?? 50 }))
  return { start: place(0), bars, end: places.at(-1) ?? 50 }
}
