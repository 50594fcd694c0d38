/** How the curve of reference customers is drawn: two areas, her line, and where bands begin. */

import uPlot from 'uplot'
import type { Palette } from '../../../shared/palette.ts'
import { type Band, toProbability } from '../../../shared/score.ts'
import {
  type AxisLook,
  drawLines,
  drawMarks,
  FONT_FAMILY,
  FONT_SIZE,
  horizontalAxis,
} from '../charts/look.ts'
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

/** On both sides of a name, together; in CSS pixels. */
const PADDING = 6

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
    padding: [8, 26, 0, 26],
    hooks: { draw: [drawOver] },
  }
}

/** She is where both areas meet. */
function drawHer(chart: uPlot, { ink, paper }: Palette): void {
  const [places, below = [], above = []] = chart.data
  const at = places.findIndex((_, index) => below[index] != null && above[index] != null)
  const x = places[at]
  if (x === undefined) return
  const { max = 0 } = chart.scales.y ?? {}
  drawLines(chart, [{ from: { x, y: 0 }, to: { x, y: max / HEADROOM }, colour: ink }])
  drawMarks(chart, [{ x, y: 0, colour: ink }], paper)
}

/** Dashed lines between bands, and a band's name where there is room for it. */
function drawBands(
  chart: uPlot,
  { starts, bandNames }: Pick<RankLook, 'starts' | 'bandNames'>,
  { axis, muted }: Palette,
): void {
  const { min: first = 0, max: last = 0 } = chart.scales.x ?? {}
  const { max: top = 0 } = chart.scales.y ?? {}
  const inner = starts.map((start) => Math.min(Math.max(start, first), last))
  const ends = [first, ...inner, last]
  const lines = inner
    .filter((x) => x > first && x < last)
    .map((x) => ({ from: { x, y: 0 }, to: { x, y: top }, colour: axis, isDashed: true }))
  drawLines(chart, lines)
  const { ctx, bbox } = chart
  ctx.save()
  ctx.fillStyle = muted
  ctx.font = `${FONT_SIZE * devicePixelRatio}px ${FONT_FAMILY}`
  ctx.textAlign = 'center'
  ctx.textBaseline = 'top'
  BANDS.forEach((band, at) => {
    const [from = 0, to = 0] = [ends[at], ends[at + 1]].map((x = 0) => chart.valToPos(x, 'x', true))
    const room = to - from - PADDING * devicePixelRatio
    if (ctx.measureText(bandNames[band]).width > room) return
    ctx.fillText(bandNames[band], (from + to) / 2, bbox.top)
  })
  ctx.restore()
}
