/** Text, lines and dots, in the colours and sizes that all pictures share. */

import type { CanvasRenderingContext2D } from 'skia-canvas'
import { LIGHT } from '../../shared/palette.ts'
import { fontOf } from './canvas.ts'

export const COLOURS = LIGHT

/** In drawing units, from the top left corner. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface TextLook {
  readonly size: number
  readonly weight: 'regular' | 'bold'
  readonly colour: string
}

export const TEXT: TextLook = { size: 13, weight: 'regular', colour: COLOURS.muted }
export const STRONG_TEXT: TextLook = { size: 13, weight: 'bold', colour: COLOURS.ink }
export const TITLE: TextLook = { size: 15, weight: 'bold', colour: COLOURS.ink }
export const HEADING: TextLook = { size: 20, weight: 'bold', colour: COLOURS.ink }

/** From the baseline of `TEXT` up to the middle of its digits. */
export const TEXT_RISE = 4.5

export interface LineLook {
  readonly colour: string
  readonly width?: number
  readonly isDashed?: boolean
}

const DASH = [7, 4]

/** Writes one line of text on the baseline `at.y`. */
export function drawText(
  context: CanvasRenderingContext2D,
  text: string,
  at: Point & { readonly align?: 'left' | 'center' | 'right' },
  look: TextLook = TEXT,
): void {
  context.font = fontOf(look.size, look.weight)
  context.fillStyle = look.colour
  context.textAlign = at.align ?? 'left'
  context.fillText(text, at.x, at.y)
}

/** How much room a text takes, in drawing units. */
export function widthOf(
  context: CanvasRenderingContext2D,
  text: string,
  look: TextLook = TEXT,
): number {
  context.font = fontOf(look.size, look.weight)
  return context.measureText(text).width
}

/** Draws straight from point to point. */
export function drawLine(
  context: CanvasRenderingContext2D,
  points: readonly Point[],
  look: LineLook,
): void {
  context.strokeStyle = look.colour
  context.lineWidth = look.width ?? 1
  context.lineJoin = 'round'
  context.setLineDash(look.isDashed ? DASH : [])
  context.beginPath()
  for (const { x, y } of points) context.lineTo(x, y)
  context.stroke()
}

export function drawDot(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  look: { readonly colour: string; readonly radius: number },
): void {
  context.fillStyle = look.colour
  context.beginPath()
  context.arc(x, y, look.radius, 0, 2 * Math.PI)
  context.fill()
}

/** A text, cut to a width and ended by an ellipsis where it is longer. */
export function fitText(
  context: CanvasRenderingContext2D,
  text: string,
  width: number,
  look: TextLook = TEXT,
): string {
  if (widthOf(context, text, look) <= width) return text
  // Whole characters: half of a pair, as in an emoji, would be drawn as a box.
  const characters = [...text]
  const fits = (count: number) =>
    widthOf(context, `${characters.slice(0, count).join('').trimEnd()}…`, look) <= width
  const counts = characters.map((_, count) => count)
  return `${characters
    .slice(0, Math.max(0, counts.findLastIndex(fits)))
    .join('')
    .trimEnd()}…`
}

/** Fills a rectangle between two corners. */
export function drawBar(
  context: CanvasRenderingContext2D,
  from: Point,
  to: Point,
  colour: string,
): void {
  context.fillStyle = colour
  context.fillRect(from.x, from.y, to.x - from.x, to.y - from.y)
}
