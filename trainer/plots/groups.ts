/** For whom the model is weaker: ranking and truth of the probability, group by group. */

import type { Canvas, CanvasRenderingContext2D } from 'skia-canvas'
import type { ColumnGroups, GroupFigures } from '../evaluation/groups.ts'
import type { Box } from './axes.ts'
import { numberAxis, shareAxis, thinTicks } from './nice-axis.ts'
import { COLOURS, drawDot, drawLine, drawText, TEXT, TEXT_RISE } from './pen.ts'
import { type PictureOptions, startPicture } from './picture.ts'
import type { PlotWords } from './plot-words.ts'
import {
  drawInterval,
  drawRowPanel,
  heightOfRows,
  type NamedRow,
  nameWidthOf,
} from './row-panel.ts'

const NAME_LIMIT = 190
const GUTTER = 16
const DOT_RADIUS = 4.5

/** AUCs closer together than this are not to look far apart. */
const LEAST_SPAN = 0.05

/** A row of the picture: a column's name, or one of its groups. */
interface GroupRow extends NamedRow {
  readonly group: GroupFigures | null
}

/** One panel's share of the picture. */
interface Content {
  readonly rows: readonly GroupRow[]
  readonly words: PlotWords
}

/** AUC with its interval to the left, mean probability against rate to the right. */
export function drawGroups(
  columns: readonly ColumnGroups[],
  words: PlotWords,
  options: PictureOptions = {},
): Canvas {
  const rows = columns.flatMap(({ column, groups }) => [
    { name: column, isStrong: true, group: null },
    ...groups.map((group) => ({ name: nameOf(group, words), group })),
  ])
  const { title, subtitle } = words.groups
  const { canvas, context, box } = startPicture(
    { title, subtitle, height: heightOfRows(rows.length) },
    options,
  )
  const nameWidth = nameWidthOf(context, rows, NAME_LIMIT)
  const width = (box.width - nameWidth - GUTTER) / 2
  const left = { ...box, width: nameWidth + width }
  const right = { ...box, left: box.left + nameWidth + width + GUTTER, width }
  drawRanking(context, left, { rows, words, nameWidth })
  drawRates(context, right, { rows, words })
  return canvas
}

/** Warned groups are marked: the picture alone has to tell them. */
function nameOf({ name, warnings }: GroupFigures, { missing }: PlotWords): string {
  return `${warnings.length > 0 ? '! ' : ''}${name ?? missing}`
}

function drawRanking(
  context: CanvasRenderingContext2D,
  box: Box,
  { rows, words, nameWidth }: Content & { readonly nameWidth: number },
): void {
  const estimates = rows.map(({ group }) => group?.rocAuc ?? null)
  const ends = estimates.flatMap((rocAuc) => (rocAuc ? [rocAuc.low, rocAuc.high] : []))
  const axis = numberAxis(words.groups.rocAuc, [0.5, ...ends], {
    ...{ min: 0, max: 1, span: LEAST_SPAN },
    ...words,
  })
  const area = drawRowPanel(context, box, {
    ...{ title: '', rows, nameWidth },
    x: thinTicks(context, axis, box.width - nameWidth),
  })
  estimates.forEach((rocAuc, row) => {
    if (rows[row].group === null) return
    if (rocAuc === null) {
      const at = { x: area.left + 8, y: area.placeRow(row) + TEXT_RISE }
      drawText(context, words.groups.tooFew, at)
      return
    }
    drawInterval(context, area, { row, ends: [rocAuc.low, rocAuc.high] })
    const at = { x: area.placeX(rocAuc.value), y: area.placeRow(row) }
    drawDot(context, at, { colour: COLOURS.blue, radius: DOT_RADIUS })
  })
}

function drawRates(context: CanvasRenderingContext2D, box: Box, { rows, words }: Content): void {
  const groups = rows.flatMap(({ group }) => (group ? [group] : []))
  const ends = groups.flatMap(({ meanProbability, rate }) => [meanProbability, rate])
  const axis = shareAxis(words.groups.rates, [0, ...ends], words)
  const area = drawRowPanel(context, box, {
    ...{ title: '', rows, nameWidth: 0 },
    x: thinTicks(context, axis, box.width),
  })
  rows.forEach(({ group }, row) => {
    if (group === null) return
    const y = area.placeRow(row)
    const [predicted, observed] = [group.meanProbability, group.rate].map((share) => ({
      x: area.placeX(share),
      y,
    }))
    drawLine(context, [predicted, observed], { colour: COLOURS.axis })
    drawDot(context, observed, { colour: COLOURS.vermilion, radius: DOT_RADIUS })
    drawDot(context, predicted, { colour: COLOURS.blue, radius: DOT_RADIUS - 1 })
  })
  drawKey(context, box, words)
}

function drawKey(context: CanvasRenderingContext2D, box: Box, words: PlotWords): void {
  const look = { ...TEXT, colour: COLOURS.ink }
  const y = box.top + 15
  const keys = [
    { name: words.groups.predicted, colour: COLOURS.blue, x: box.left + 16 },
    { name: words.groups.observed, colour: COLOURS.vermilion, x: box.left + box.width / 2 + 16 },
  ]
  for (const { name, colour, x } of keys) {
    drawDot(context, { x, y: y - TEXT_RISE }, { colour, radius: DOT_RADIUS })
    drawText(context, name, { x: x + 10, y }, look)
  }
}
