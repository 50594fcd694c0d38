/** A panel whose rows have names and whose horizontal axis measures: bars, dots and intervals. */

import type { CanvasRenderingContext2D } from 'skia-canvas'
import type { Axis, Box } from './axes.ts'
import {
  COLOURS,
  drawLine,
  drawText,
  fitText,
  STRONG_TEXT,
  TEXT,
  TEXT_RISE,
  TITLE,
  widthOf,
} from './pen.ts'
import { type Interval, linearScale } from './scale.ts'

export interface NamedRow {
  readonly name: string
  /** Set in bold: it deserves attention, or heads the rows that follow. */
  readonly isStrong?: boolean
}

export interface RowPanel {
  readonly title: string
  readonly rows: readonly NamedRow[]
  readonly x: Axis
  /** Room for the names, in drawing units; 0: the panel to the left has them. */
  readonly nameWidth: number
}

export interface RowArea {
  readonly left: number
  readonly right: number
  readonly placeX: (value: number) => number
  /** The middle of a row. */
  readonly placeRow: (row: number) => number
}

export const ROW_HEIGHT = 24

const HEADROOM = 34
const FOOTROOM = 46
const TITLE_DROP = 15
const NAME_GAP = 12

/** Keeps values off the sides, and the first and last tick label within the panel. */
const INSET = 22

/** What a panel of so many rows takes, in drawing units. */
export function heightOfRows(rows: number): number {
  return HEADROOM + rows * ROW_HEIGHT + FOOTROOM
}

/** Draws the names, the grid and the axis below; the values are the caller's. */
export function drawRowPanel(
  context: CanvasRenderingContext2D,
  box: Box,
  { title, rows, x, nameWidth }: RowPanel,
): RowArea {
  const left = box.left + nameWidth
  const right = box.left + box.width
  const top = box.top + HEADROOM
  const bottom = top + rows.length * ROW_HEIGHT
  const placeX = linearScale(x.domain, [left + INSET, right - INSET])
  const placeRow = (row: number) => top + (row + 0.5) * ROW_HEIGHT
  drawText(
    context,
    fitText(context, title, box.width, TITLE),
    { x: box.left, y: box.top + TITLE_DROP },
    TITLE,
  )
  for (const tick of x.ticks) {
    const at = placeX(tick)
    drawLine(
      context,
      [
        { x: at, y: top },
        { x: at, y: bottom },
      ],
      { colour: COLOURS.grid },
    )
    drawText(context, x.format(tick), { x: at, y: bottom + 18, align: 'center' })
  }
  drawLine(
    context,
    [
      { x: left, y: bottom },
      { x: right, y: bottom },
    ],
    { colour: COLOURS.axis },
  )
  const middle = { x: (left + right) / 2, y: bottom + FOOTROOM - 6, align: 'center' } as const
  drawText(context, fitText(context, x.name, right - left), middle)
  if (nameWidth > 0) {
    rows.forEach(({ name, isStrong }, row) => {
      const look = isStrong ? STRONG_TEXT : { ...TEXT, colour: COLOURS.ink }
      const room = nameWidth - NAME_GAP
      drawText(
        context,
        fitText(context, name, room, look),
        { x: box.left, y: placeRow(row) + TEXT_RISE },
        look,
      )
    })
  }
  return { left, right, placeX, placeRow }
}

/** Room that names need, up to a limit beyond which they are cut. */
export function nameWidthOf(
  context: CanvasRenderingContext2D,
  rows: readonly NamedRow[],
  limit: number,
): number {
  const widest = Math.max(...rows.map(({ name }) => widthOf(context, name, STRONG_TEXT)))
  return Math.min(limit, widest + NAME_GAP)
}

/** Draws the line from the low to the high end of an interval. */
export function drawInterval(
  context: CanvasRenderingContext2D,
  area: RowArea,
  { row, ends: [low, high] }: { readonly row: number; readonly ends: Interval },
): void {
  const y = area.placeRow(row)
  const [from, to] = [low, high].map((end) => ({ x: area.placeX(end), y }))
  drawLine(context, [from, to], { colour: COLOURS.ink, width: 1.5 })
}
