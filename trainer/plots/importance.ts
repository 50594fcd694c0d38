/** What the score hangs on: how much worse it is without each feature. */

import type { Canvas } from 'skia-canvas'
import type { FeatureImportance } from '../evaluation/importance.ts'
import { numberAxis, thinTicks } from './nice-axis.ts'
import { COLOURS, drawBar } from './pen.ts'
import { type PictureOptions, startPicture } from './picture.ts'
import type { PlotWords } from './plot-words.ts'
import { drawInterval, drawRowPanel, heightOfRows, nameWidthOf, ROW_HEIGHT } from './row-panel.ts'

/** More features than this, and only the strongest are drawn. */
const MOST_FEATURES = 20

/** Room for names, in drawing units. */
const NAME_LIMIT = 220

/** Smaller rises than this, in nats, are not to look like much. */
const LEAST_SPAN = 1e-4

const BAR_HEIGHT = 0.6 * ROW_HEIGHT

/** One bar a feature, the most important on top, each with its interval. */
export function drawImportance(
  importance: readonly FeatureImportance[],
  words: PlotWords,
  options: PictureOptions = {},
): Canvas {
  const { title, x, strongest } = words.importance
  const drawn = importance.slice(0, MOST_FEATURES)
  const { canvas, context, box } = startPicture(
    {
      title,
      subtitle: strongest(drawn.length, importance.length),
      height: heightOfRows(drawn.length),
    },
    options,
  )
  const rises = drawn.map(({ logLossRise }) => logLossRise)
  const ends = rises.flatMap(({ value, low, high }) => [value, low, high])
  const rows = drawn.map(({ feature }) => ({ name: feature }))
  const nameWidth = nameWidthOf(context, rows, NAME_LIMIT)
  const axis = numberAxis(x, [0, ...ends], { span: LEAST_SPAN, ...words })
  const area = drawRowPanel(context, box, {
    ...{ title: '', rows, nameWidth },
    x: thinTicks(context, axis, box.width - nameWidth),
  })
  rises.forEach(({ value, low, high }, row) => {
    const middle = area.placeRow(row)
    const [from, to] = [
      { x: area.placeX(0), y: middle - BAR_HEIGHT / 2 },
      { x: area.placeX(value), y: middle + BAR_HEIGHT / 2 },
    ]
    drawBar(context, from, to, COLOURS.blue)
    drawInterval(context, area, { row, ends: [low, high] })
  })
  return canvas
}
