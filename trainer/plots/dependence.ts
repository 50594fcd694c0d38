/** How the probability moves with each of the strongest features: one small panel a feature. */

import type { Canvas, CanvasRenderingContext2D } from 'skia-canvas'
import type { DependencePoint, PartialDependence } from '../evaluation/partial-dependence.ts'
import { type Axis, type Box, drawPanel, drawSeries } from './axes.ts'
import { addPlace, numberAxis, shareAxis, thinTicks } from './nice-axis.ts'
import { COLOURS, drawDot, fitText, TITLE } from './pen.ts'
import { type PictureOptions, startPicture } from './picture.ts'
import type { PlotWords } from './plot-words.ts'
import { drawRowPanel, heightOfRows, nameWidthOf } from './row-panel.ts'

const COLUMNS = 2
const GUTTER = 40

/** Below each row of panels. */
const SHELF_GAP = 18
const PANEL_HEIGHT = 260
const NAME_LIMIT = 130
const DOT_RADIUS = 4.5

/** About what the labels of the vertical axis and the insets take of a panel's width. */
const SIDES = 90

/** Points of numbers, and of a missing value where there is one. */
type NumberPoint = DependencePoint & { readonly value: number }

/** All panels measure the same probabilities, so that a strong feature looks strong. */
export function drawDependence(
  dependences: readonly PartialDependence[],
  words: PlotWords,
  options: PictureOptions = {},
): Canvas {
  const { title, subtitle, y } = words.dependence
  const shelves = Array.from({ length: Math.ceil(dependences.length / COLUMNS) }, (_, shelf) =>
    dependences.slice(shelf * COLUMNS, (shelf + 1) * COLUMNS),
  )
  const heights = shelves.map((shelf) => SHELF_GAP + Math.max(...shelf.map(heightOf)))
  const height = heights.reduce((total, one) => total + one, 0)
  const { canvas, context, box } = startPicture({ title, subtitle, height }, options)
  const probabilities = dependences.flatMap(({ points }) => points.map((p) => p.probability))
  const axis = shareAxis(y, [0, ...probabilities], words)
  const width = (box.width - GUTTER) / COLUMNS
  let { top } = box
  shelves.forEach((shelf, index) => {
    shelf.forEach((dependence, column) => {
      const left = box.left + column * (width + GUTTER)
      const panel = { left, top, width, height: heightOf(dependence) }
      const draw = dependence.kind === 'numeric' ? drawNumbers : drawCategories
      draw(context, panel, { dependence, axis, words })
    })
    top += heights[index]
  })
  return canvas
}

/** One panel's share of the picture. */
interface Content {
  readonly dependence: PartialDependence
  /** Of probabilities. */
  readonly axis: Axis
  readonly words: PlotWords
}

function heightOf({ kind, points }: PartialDependence): number {
  return kind === 'numeric' ? PANEL_HEIGHT : heightOfRows(points.length)
}

function drawNumbers(
  context: CanvasRenderingContext2D,
  box: Box,
  { dependence, axis, words }: Content,
): void {
  const numbers = dependence.points.filter(isNumber)
  const missing = dependence.points.find(({ value }) => value === null)
  const x = numberAxisOf(context, numbers, { width: box.width - SIDES, words })
  const withMissing = addPlace(context, x, { label: words.missing, width: box.width - SIDES })
  const area = drawPanel(context, box, {
    title: fitText(context, dependence.feature, box.width, TITLE),
    x: missing ? withMissing : x,
    y: { ...axis, name: '' },
  })
  const colour = COLOURS.blue
  drawSeries(context, area, [
    {
      ...{ name: '', colour },
      points: numbers.map(({ value, probability }) => ({ x: value, y: probability })),
    },
  ])
  if (missing) {
    const at = { x: area.placeX(withMissing.domain[1]), y: area.placeY(missing.probability) }
    drawDot(context, at, { colour, radius: DOT_RADIUS })
  }
}

function numberAxisOf(
  context: CanvasRenderingContext2D,
  numbers: readonly NumberPoint[],
  { width, words }: { readonly width: number; readonly words: PlotWords },
): Axis {
  const values = numbers.length > 0 ? numbers.map(({ value }) => value) : [0]
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  // A single value stands in the middle of an axis as long as the value is large.
  const span = lowest === highest ? Math.abs(lowest) || 1 : 0
  const axis = numberAxis('', values, { ...words, span })
  return thinTicks(context, axis, width)
}

function isNumber(point: DependencePoint): point is NumberPoint {
  return typeof point.value === 'number'
}

function drawCategories(
  context: CanvasRenderingContext2D,
  box: Box,
  { dependence, axis, words }: Content,
): void {
  const rows = dependence.points.map(({ value }) => ({ name: String(value ?? words.missing) }))
  const nameWidth = nameWidthOf(context, rows, NAME_LIMIT)
  const area = drawRowPanel(context, box, {
    ...{ title: dependence.feature, rows, nameWidth },
    x: thinTicks(context, axis, box.width - nameWidth),
  })
  dependence.points.forEach(({ probability }, row) => {
    const at = { x: area.placeX(probability), y: area.placeRow(row) }
    drawDot(context, at, { colour: COLOURS.blue, radius: DOT_RADIUS })
  })
}
