/** What charts have in common: colours, letters, axes and marks, as in the report's pictures. */

import { useEffect, useState } from 'preact/hooks'
import type uPlot from 'uplot'
import { LIGHT, type Palette } from '../../../shared/palette.ts'

const DARK_SCHEME = '(prefers-color-scheme: dark)'
/** In CSS pixels. */
export const FONT_SIZE = 13
export const FONT_FAMILY =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
const FONT = `${FONT_SIZE}px ${FONT_FAMILY}`

/** In CSS pixels, as in the report's pictures. */
export const LINE_WIDTH = 2
const DASH = [7, 4]

/** As the page's style has them now. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const entries = Object.keys(LIGHT).map((name) => [
    name,
    style.getPropertyValue(`--${name}`).trim(),
  ])
  return Object.fromEntries(entries) as unknown as Palette // the names are those of a palette
}

/** Whether the viewer's system is dark, and again whenever that changes. */
export function useScheme(): boolean {
  const [isDark, setDark] = useState(() => matchMedia(DARK_SCHEME).matches)
  useEffect(() => {
    const query = matchMedia(DARK_SCHEME)
    const follow = () => setDark(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  return isDark
}

export interface AxisLook {
  /** What is measured, with its unit. */
  readonly name: string
  readonly format: (tick: number) => string
  /** Where the ticks are; absent: at round numbers. */
  readonly ticks?: readonly number[]
  /** Room for the ticks' labels, in CSS pixels. */
  readonly size?: number
}

/** The horizontal axis: a line with ticks, its name below. */
export function horizontalAxis(
  { name, format, ticks }: AxisLook,
  { muted, axis }: Palette,
): uPlot.Axis {
  return {
    stroke: muted,
    font: FONT,
    labelFont: FONT,
    label: name,
    labelSize: 22,
    space: 64,
    size: 34,
    grid: { show: false },
    ticks: { stroke: axis, width: 1, size: 5 },
    border: { show: true, stroke: axis, width: 1 },
    values: (_, splits) => splits.map(format),
    ...(ticks && { splits: () => [...ticks] }),
  }
}

/** The vertical axis: a grid of thin lines with their labels. Its name stands over the chart. */
export function verticalAxis(
  { format, ticks, size = 58 }: Omit<AxisLook, 'name'>,
  { muted, grid }: Palette,
): uPlot.Axis {
  return {
    stroke: muted,
    font: FONT,
    size,
    gap: 8,
    grid: { stroke: grid, width: 1 },
    ticks: { show: false },
    values: (_, splits) => splits.map(format),
    ...(ticks && { splits: () => [...ticks] }),
  }
}

/** Writes a figure over a bar, on paper of its own: nothing runs through its letters. */
export function drawText(
  chart: uPlot,
  text: string,
  at: { readonly x: number; readonly y: number },
  { ink, paper }: Palette,
): void {
  const { ctx } = chart
  const scale = devicePixelRatio
  const [middle, bottom] = [chart.valToPos(at.x, 'x', true), chart.valToPos(at.y, 'y', true)]
  ctx.save()
  ctx.font = `600 ${FONT_SIZE * scale}px ${FONT_FAMILY}`
  ctx.textAlign = 'center'
  ctx.textBaseline = 'alphabetic'
  const width = ctx.measureText(text).width + 4 * scale
  ctx.fillStyle = paper
  ctx.fillRect(middle - width / 2, bottom - 18 * scale, width, 16 * scale)
  ctx.fillStyle = ink
  ctx.fillText(text, middle, bottom - 6 * scale)
  ctx.restore()
}

export interface Line {
  readonly from: { readonly x: number; readonly y: number }
  readonly to: { readonly x: number; readonly y: number }
  readonly colour: string
  readonly isDashed?: boolean
}

/** Draws straight lines over a chart: references and intervals. For `hooks.draw`. */
export function drawLines(chart: uPlot, lines: readonly Line[]): void {
  const { ctx } = chart
  const scale = devicePixelRatio
  ctx.save()
  ctx.lineWidth = LINE_WIDTH * scale
  for (const { from, to, colour, isDashed = false } of lines) {
    ctx.strokeStyle = colour
    ctx.setLineDash(isDashed ? DASH.map((length) => length * scale) : [])
    ctx.beginPath()
    for (const { x, y } of [from, to]) {
      ctx.lineTo(chart.valToPos(x, 'x', true), chart.valToPos(y, 'y', true))
    }
    ctx.stroke()
  }
  ctx.restore()
}

export interface Mark {
  readonly x: number
  readonly y: number
  readonly colour: string
  /** In CSS pixels. */
  readonly radius?: number
}

/** Draws dots over a chart, set off from what is beneath them. For `hooks.draw`. */
export function drawMarks(chart: uPlot, marks: readonly Mark[], paper: string): void {
  const { ctx } = chart
  const scale = devicePixelRatio
  for (const { x, y, colour, radius = 5 } of marks) {
    const [left, top] = [chart.valToPos(x, 'x', true), chart.valToPos(y, 'y', true)]
    for (const [fill, size] of [
      [paper, radius + 2],
      [colour, radius],
    ] as const) {
      ctx.beginPath()
      ctx.fillStyle = fill
      ctx.arc(left, top, size * scale, 0, 2 * Math.PI)
      ctx.fill()
    }
  }
}
