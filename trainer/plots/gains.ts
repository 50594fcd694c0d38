/** Cumulative gains: how many of the converters are among the best-ranked customers. */

import type { Canvas } from 'skia-canvas'
import type { DecileFigures } from '../evaluation/depths.ts'
import { drawPanel, drawSeries } from './axes.ts'
import { fullShareAxis } from './nice-axis.ts'
import { COLOURS } from './pen.ts'
import { type PictureOptions, startPicture } from './picture.ts'
import type { PlotWords } from './plot-words.ts'

const HEIGHT = 400

/**
 * The model between a random order and a perfect one, which finds all converters first.
 *
 * @param data.baseRate Share of converters, in [0, 1].
 */
export function drawGains(
  {
    deciles,
    baseRate,
  }: {
    readonly deciles: readonly DecileFigures[]
    readonly baseRate: number
  },
  words: PlotWords,
  options: PictureOptions = {},
): Canvas {
  const { title, x, y, model, perfect, random } = words.gains
  const { canvas, context, box } = startPicture({ title, subtitle: y, height: HEIGHT }, options)
  const area = drawPanel(context, box, { title: '', x: fullShareAxis(x), y: fullShareAxis('') })
  const start = { x: 0, y: 0 }
  const end = { x: 1, y: 1 }
  const rows = deciles.reduce((total, decile) => total + decile.rows, 0)
  const reached = deciles.map(({ cumulativeGain }, index) => ({
    x: deciles.slice(0, index + 1).reduce((total, decile) => total + decile.rows, 0) / rows,
    y: cumulativeGain,
  }))
  const reference = { isDashed: true, isBare: true }
  drawSeries(context, area, [
    { name: model, colour: COLOURS.blue, points: [start, ...reached] },
    {
      ...{ ...reference, name: perfect, colour: COLOURS.green },
      points: [start, { x: baseRate, y: 1 }, end],
    },
    { ...reference, name: random, colour: COLOURS.muted, points: [start, end] },
  ])
  return canvas
}
