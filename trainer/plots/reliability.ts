/** Reliability diagram: of the customers given some probability, how many converted. */

import type { Canvas } from 'skia-canvas'
import type { Reliability } from '../evaluation/reliability.ts'
import { drawPanel, drawSeries } from './axes.ts'
import { shareAxis } from './nice-axis.ts'
import { COLOURS, drawLine } from './pen.ts'
import { type PictureOptions, startPicture } from './picture.ts'
import type { PlotWords } from './plot-words.ts'

const HEIGHT = 440

/**
 * One dot a bin, with the interval of its rate, against the diagonal of perfect probabilities.
 * Bins hold equally many rows, so that where the dots lie tells how probabilities are spread.
 */
export function drawReliability(
  { bins }: Reliability,
  words: PlotWords,
  options: PictureOptions = {},
): Canvas {
  const { title, subtitle, x, y, perfect, observed } = words.reliability
  const rows = words.format(Math.max(0, ...bins.map((bin) => bin.rows)), 'count')
  const { canvas, context, box } = startPicture(
    { title, subtitle: subtitle(bins.length, rows), height: HEIGHT },
    options,
  )
  const ends = bins.flatMap(({ meanProbability, high }) => [meanProbability, high])
  const axis = shareAxis(x, [0, ...ends], words)
  const area = drawPanel(context, box, {
    title: '',
    x: axis,
    y: { ...axis, name: y },
  })
  for (const { meanProbability, low, high } of bins) {
    const [from, to] = [low, high].map((end) => ({
      x: area.placeX(meanProbability),
      y: area.placeY(end),
    }))
    drawLine(context, [from, to], { colour: COLOURS.blue, width: 1.5 })
  }
  const [from, to] = axis.domain
  drawSeries(context, area, [
    {
      ...{ name: observed, colour: COLOURS.blue },
      points: bins.map(({ meanProbability, rate }) => ({ x: meanProbability, y: rate })),
    },
    {
      ...{ name: perfect, colour: COLOURS.muted, isDashed: true, isBare: true },
      points: [from, to].map((end) => ({ x: end, y: end })),
    },
  ])
  return canvas
}
