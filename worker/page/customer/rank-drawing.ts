/** How the curve of reference customers is drawn: two areas, her line, and where bands begin. */

import uPlot from 'uplot'
import type { Palette } from '../../../shared/palette.ts'
import { type Band, toProbability } from '../../../shared/score.ts'
import { type AxisLook, drawMarks, FONT_FAMILY, horizontalAxis } from '../charts/look.ts'
import { logOddsOf } from './log-odds.ts'
import { probabilityTicks } from './probability-ticks.ts'
import type { RankCurve } from './rank-curve.ts'

export interface RankLook {
  readonly curve: RankCurve
  /** Where the medium and the high band begin, in log-odds. */
  readonly starts: readonly [number, number]
  readonly bandNames: Readonly<Record<Band, string>>
  readonly axis: string
  readonly percent: (probability: number) => string
}

/** Above the highest bin, for the names of bands. */
const HEADROOM = 1.3

const BANDS: readonly Band[] = ['low', 'medium', 'high']

/** In CSS pixels. */
const LETTERS = 12
const PADDING = 4

export function rankOptions(
  { curve, starts, bandNames, axis, percent }: RankLook,
  palette: Palette,
): Omit<uPlot.Options, 'width' | 'height'> {
  const look: AxisLook = { name: axis, format: (tick) => percent(toProbability(tick)) }
  const area = {
    paths: uPlot.paths.stepped?.({ align: 1 }) as uPlot.Series.PathBuilder, // uPlot has it built in
    points: { show: false },
    width: 1,
  }
  const drawOver = (chart: uPlot) => {
    drawBands(chart, { starts, bandNames }, palette)
    drawHer(chart, palette)
  }
  return {
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: (_, min, max) => [min, max] },
      y: { range: [0, Math.max(...curve.shares) * HEADROOM] },
    },
    axes: [
      {
        ...horizontalAxis(look, palette),
        splits: (_, __, min, max) => probabilityTicks(min, max).map(logOddsOf),
      },
      { show: false },
    ],
    series: [
      {},
      { ...area, stroke: palette.blue, fill: palette.blue },
      { ...area, stroke: palette.axis, fill: palette.grid },
    ],
    padding: [8, 12, 0, 12],
    hooks: { draw: [drawOver] },
  }
}

/** She is where both areas meet. */
function drawHer(chart: uPlot, { ink, paper }: Palette): void {
  const [places, below = [], above = []] = chart.data
  const at = places.findIndex((_, index) => below[index] != null && above[index] != null)
  const x = places[at]
  if (x === undefined) return
  const { top, height } = chart.bbox
  const left = Math.round(chart.valToPos(x, 'x', true))
  const { ctx } = chart
  ctx.save()
  ctx.strokeStyle = ink
  ctx.lineWidth = 2 * devicePixelRatio
  ctx.beginPath()
  ctx.moveTo(left, top + (LETTERS + 2 * PADDING) * devicePixelRatio)
  ctx.lineTo(left, top + height)
  ctx.stroke()
  ctx.restore()
  drawMarks(chart, [{ x, y: 0, colour: ink }], paper)
}

/** Dashed lines between bands, and a band's name where there is room for it. */
function drawBands(
  chart: uPlot,
  { starts, bandNames }: Pick<RankLook, 'starts' | 'bandNames'>,
  { axis, muted }: Palette,
): void {
  const { ctx, bbox } = chart
  const scale = devicePixelRatio
  const [first, last] = [bbox.left, bbox.left + bbox.width]
  const inner = starts.map((start) =>
    Math.min(Math.max(chart.valToPos(start, 'x', true), first), last),
  )
  const ends = [first, ...inner, last]
  ctx.save()
  ctx.strokeStyle = axis
  ctx.fillStyle = muted
  ctx.lineWidth = scale
  ctx.setLineDash([3 * scale, 3 * scale])
  ctx.font = `${LETTERS * scale}px ${FONT_FAMILY}`
  ctx.textAlign = 'center'
  ctx.textBaseline = 'top'
  for (const left of inner) {
    if (left <= first || left >= last) continue
    ctx.beginPath()
    ctx.moveTo(left, bbox.top)
    ctx.lineTo(left, bbox.top + bbox.height)
    ctx.stroke()
  }
  BANDS.forEach((band, at) => {
    const [from = first, to = last] = [ends[at], ends[at + 1]]
    const room = to - from - 2 * PADDING * scale
    if (ctx.measureText(bandNames[band]).width > room) return
    ctx.fillText(bandNames[band], (from + to) / 2, bbox.top)
  })
  ctx.restore()
}
