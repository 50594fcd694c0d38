/** Lift by decile: how much more often than average each tenth of the customers converts. */

import type { Canvas } from 'skia-canvas'
import type { DecileFigures } from '../evaluation/depths.ts'
import { drawPanel, drawSeries } from './axes.ts'
import { numberAxis } from './nice-axis.ts'
import { COLOURS, drawBar, drawText, STRONG_TEXT, widthOf } from './pen.ts'
import { type PictureOptions, startPicture } from './picture.ts'
import type { PlotWords } from './plot-words.ts'

const HEIGHT = 340

/** Of the room that a bar has. */
const BAR_SHARE = 0.7

/** Around the letters over a bar, and from the bar up to their upper end. */
const LABEL_GAP = 3
const LABEL_HEIGHT = 20

/** One bar a decile, the best-ranked first, against the average, which is 1. */
export function drawLift(
  deciles: readonly DecileFigures[],
  words: PlotWords,
  options: PictureOptions = {},
): Canvas {
  const { title, x, y, average } = words.lift
  const { canvas, context, box } = startPicture({ title, subtitle: y, height: HEIGHT }, options)
  const lifts = deciles.map(({ lift }) => lift)
  const last = Math.max(...deciles.map(({ decile }) => decile))
  const area = drawPanel(context, box, {
    title: '',
    x: {
      name: x,
      domain: [0.5, last + 0.5],
      ticks: deciles.map(({ decile }) => decile),
      format: String,
    },
    y: { ...numberAxis('', [0, 1, ...lifts], { min: 0, span: 1, ...words }) },
  })
  drawSeries(context, area, [
    {
      ...{ name: average, colour: COLOURS.vermilion, isDashed: true, isBare: true },
      points: [0.5, last + 0.5].map((end) => ({ x: end, y: 1 })),
    },
  ])
  const half = (BAR_SHARE * (area.placeX(2) - area.placeX(1))) / 2
  for (const { decile, lift } of deciles) {
    const [middle, top] = [area.placeX(decile), area.placeY(lift)]
    const [from, to] = [
      { x: middle - half, y: top },
      { x: middle + half, y: area.bottom },
    ]
    drawBar(context, from, to, COLOURS.blue)
    const text = words.format(lift, 'times')
    const room = widthOf(context, text, STRONG_TEXT) / 2 + LABEL_GAP
    // Hides what would run through the letters.
    drawBar(
      context,
      { x: middle - room, y: top - LABEL_HEIGHT },
      { x: middle + room, y: top - LABEL_GAP },
      'white',
    )
    drawText(context, text, { x: middle, y: top - 7, align: 'center' }, STRONG_TEXT)
  }
  return canvas
}
