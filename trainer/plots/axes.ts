/** A panel of a picture: a title, two axes, and series of values between them. */

import type { CanvasRenderingContext2D } from 'skia-canvas'
import {
  COLOURS,
  drawDot,
  drawLine,
  drawText,
  type LineLook,
  type Point,
  STRONG_TEXT,
  TEXT,
  TEXT_RISE,
  TITLE,
  widthOf,
} from './pen.ts'
import { type Interval, linearScale } from './scale.ts'

/** In drawing units. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Axis {
  /** What is measured, with its unit. */
  readonly name: string
  readonly domain: Interval
  readonly ticks: readonly number[]
  readonly format: (tick: number) => string
}

export interface Panel {
  /** Empty: the name of the vertical axis takes its place. */
  readonly title: string
  /** Its name stands below the axis. */
  readonly x: Axis
  /** Its name follows the title. */
  readonly y: Axis
}

/** The part of a panel that holds its values, and where each goes. */
export interface PlotArea {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly placeX: (value: number) => number
  readonly placeY: (value: number) => number
}

export interface Series {
  /** Empty: it is the only one, and the legend leaves it out. */
  readonly name: string
  readonly colour: string
  /** Tells lines apart where there is no colour, and shows one that runs beneath. */
  readonly isDashed?: boolean
  /** Only a line, however few its points: a reference, not measurements. */
  readonly isBare?: boolean
  /** Only dots, and large ones: places that deserve attention. */
  readonly isMark?: boolean
  /** In the units of the axes, from left to right. */
  readonly points: readonly Point[]
}

/** Faint enough for many lines, strong enough for one to be followed. */
const THIN_ALPHA = 0.45

/** Above the plot area: the title's line, then one for the label of a marker. */
const HEADROOM = 58
const TITLE_DROP = 15
/** Below it: tick labels and the name of the axis. */
const FOOTROOM = 46
const TICK_LENGTH = 5
const TICK_GAP = 10

/** Keeps the first and last values off the plot area's sides. */
const INSET = 16

/** More points than this, and only their line is drawn. */
const MOST_DOTS = 40
const DOT_RADIUS = 3
const MARK_RADIUS = 5
const LINE_WIDTH = 2

const KEY_WIDTH = 25
const KEY_GAP = 8
const LEGEND_GAP = 18

/** Draws title, grid and axes; what is left of the box is for the values. */
export function drawPanel(context: CanvasRenderingContext2D, box: Box, panel: Panel): PlotArea {
  const labels = panel.y.ticks.map(panel.y.format)
  const left = box.left + Math.max(...labels.map((label) => widthOf(context, label))) + TICK_GAP
  const right = box.left + box.width
  const top = box.top + HEADROOM
  const bottom = box.top + box.height - FOOTROOM
  const area = {
    left,
    right,
    top,
    bottom,
    placeX: linearScale(panel.x.domain, [left + INSET, right - INSET]),
    placeY: linearScale(panel.y.domain, [bottom, top]),
  }
  drawTitle(context, { x: box.left, y: box.top + TITLE_DROP }, panel)
  drawGrid(context, area, panel.y)
  drawHorizontalAxis(context, area, panel.x)
  return area
}

/** Draws a line through each series, the first one on top, and a legend above the plot area. */
export function drawSeries(
  context: CanvasRenderingContext2D,
  area: PlotArea,
  series: readonly Series[],
): void {
  for (const one of series.toReversed()) {
    const places = one.points.map(({ x, y }) => ({ x: area.placeX(x), y: area.placeY(y) }))
    if (!one.isMark) drawLine(context, places, lookOf(one))
    for (const place of hasDots(one) ? places : []) drawKnob(context, place, one)
  }
  drawLegend(context, { x: area.right, y: area.top - HEADROOM + TITLE_DROP }, series)
}

/** Draws thin lines beneath what comes later: what a series is the mean of. */
export function drawThinLines(
  context: CanvasRenderingContext2D,
  area: PlotArea,
  { colour, lines }: { readonly colour: string; readonly lines: readonly (readonly Point[])[] },
): void {
  context.globalAlpha = THIN_ALPHA
  for (const points of lines) {
    const places = points.map(({ x, y }) => ({ x: area.placeX(x), y: area.placeY(y) }))
    drawLine(context, places, { colour })
  }
  context.globalAlpha = 1
}

/** Draws a line at one place of the horizontal axis, with a label over the plot area. */
export function drawMarker(
  context: CanvasRenderingContext2D,
  area: PlotArea,
  marker: { readonly x: number; readonly label: string },
): void {
  const x = area.placeX(marker.x)
  drawSegment(context, { x, y: area.top - 6 }, { x, y: area.bottom }, COLOURS.axis)
  const half = widthOf(context, marker.label, STRONG_TEXT) / 2
  const middle = Math.max(area.left + half, Math.min(x, area.right - half))
  const at = { x: middle, y: area.top - 13, align: 'center' } as const
  drawText(context, marker.label, at, STRONG_TEXT)
}

/** Draws a large dot, set off from what is beneath it. */
export function drawHighlight(
  context: CanvasRenderingContext2D,
  area: PlotArea,
  { x, y, colour }: Point & { readonly colour: string },
): void {
  const place = { x: area.placeX(x), y: area.placeY(y) }
  drawDot(context, place, { colour: 'white', radius: MARK_RADIUS + 2 })
  drawDot(context, place, { colour, radius: MARK_RADIUS })
}

function drawTitle(context: CanvasRenderingContext2D, at: Point, { title, y }: Panel): void {
  drawText(context, title, at, TITLE)
  const indent = title === '' ? 0 : widthOf(context, title, TITLE) + KEY_GAP
  drawText(context, y.name, { ...at, x: at.x + indent })
}

function drawGrid(context: CanvasRenderingContext2D, area: PlotArea, axis: Axis): void {
  for (const tick of axis.ticks) {
    const y = area.placeY(tick)
    drawSegment(context, { x: area.left, y }, { x: area.right, y }, COLOURS.grid)
    const at = { x: area.left - TICK_GAP, y: y + TEXT_RISE, align: 'right' } as const
    drawText(context, axis.format(tick), at)
  }
}

function drawHorizontalAxis(context: CanvasRenderingContext2D, area: PlotArea, axis: Axis): void {
  const y = area.bottom
  drawSegment(context, { x: area.left, y }, { x: area.right, y }, COLOURS.axis)
  for (const tick of axis.ticks) {
    const x = area.placeX(tick)
    drawSegment(context, { x, y }, { x, y: y + TICK_LENGTH }, COLOURS.axis)
    drawText(context, axis.format(tick), { x, y: y + 20, align: 'center' })
  }
  const middle = (area.left + area.right) / 2
  drawText(context, axis.name, { x: middle, y: y + FOOTROOM - 4, align: 'center' })
}

/** Ends at `at.x`, on the baseline `at.y`. */
function drawLegend(context: CanvasRenderingContext2D, at: Point, series: readonly Series[]): void {
  let right = at.x
  for (const one of series.toReversed()) {
    if (one.name === '') continue
    const left = right - widthOf(context, one.name)
    drawText(context, one.name, { x: left, y: at.y }, { ...TEXT, colour: COLOURS.ink })
    const y = at.y - TEXT_RISE
    const [from, middle, to] = [KEY_WIDTH, KEY_WIDTH / 2, 0].map((x) => left - KEY_GAP - x)
    const ends = [from, to].map((x) => ({ x, y }))
    if (!one.isMark) drawLine(context, ends, lookOf(one))
    if (hasDots(one)) drawKnob(context, { x: middle, y }, one)
    right = from - LEGEND_GAP
  }
}

function lookOf({ colour, isDashed = false }: Series): LineLook {
  return { colour, isDashed, width: LINE_WIDTH }
}

function hasDots({ points, isBare, isMark }: Series): boolean {
  return isMark || (!isBare && points.length <= MOST_DOTS)
}

function drawKnob(context: CanvasRenderingContext2D, at: Point, { colour, isMark }: Series): void {
  if (isMark) drawDot(context, at, { colour: 'white', radius: MARK_RADIUS + 2 })
  drawDot(context, at, { colour, radius: isMark ? MARK_RADIUS : DOT_RADIUS })
}

function drawSegment(
  context: CanvasRenderingContext2D,
  from: Point,
  to: Point,
  colour: string,
): void {
  drawLine(context, [from, to], { colour })
}
