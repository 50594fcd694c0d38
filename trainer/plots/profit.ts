/** Profit against the share of customers mailed, with the choices there are. */

import type { Canvas } from 'skia-canvas'
import type { ProfitFigures, ProfitPoint } from '../evaluation/profit.ts'
import { drawPanel, drawSeries, type Series } from './axes.ts'
import { fullShareAxis, numberAxis } from './nice-axis.ts'
import { COLOURS } from './pen.ts'
import { type PictureOptions, startPicture } from './picture.ts'
import type { PlotWords } from './plot-words.ts'

const HEIGHT = 400

/** Profits closer together than this are drawn as the same: a hundredth of most currencies. */
const LEAST_SPAN = 0.01

/** The curve, and on it what the rule chose, mailing everyone and, where there is one, the budget. */
export function drawProfit(
  { curve, chosen, everyone, budget }: ProfitFigures,
  words: PlotWords,
  options: PictureOptions = {},
): Canvas {
  const { title, x, y } = words.profit
  const { canvas, context, box } = startPicture({ title, subtitle: y, height: HEIGHT }, options)
  const shown = [...curve, chosen, everyone, ...(budget ? [budget] : [])]
  const profits = shown.map(({ profit }) => profit)
  const area = drawPanel(context, box, {
    title: '',
    x: fullShareAxis(x),
    y: numberAxis('', [0, ...profits], { span: LEAST_SPAN, ...words }),
  })
  const place = ({ share, profit }: ProfitPoint) => ({ x: share, y: profit })
  const mark = (name: string, colour: string, point: ProfitPoint) => {
    return { name, colour, isMark: true, points: [place(point)] }
  }
  drawSeries(context, area, [
    mark(words.profit.chosen, COLOURS.vermilion, chosen),
    ...(budget ? [mark(words.profit.budget, COLOURS.green, budget)] : []),
    mark(words.profit.everyone, COLOURS.ink, everyone),
    { name: words.profit.curve, colour: COLOURS.blue, isBare: true, points: curve.map(place) },
    ...(Math.min(...profits) < 0 ? [zero(words)] : []),
  ])
  return canvas
}

/** Where profit turns into loss. */
function zero({ profit }: PlotWords): Series {
  const points = [0, 1].map((end) => ({ x: end, y: 0 }))
  return { name: profit.zero, colour: COLOURS.axis, isDashed: true, isBare: true, points }
}
