/** The frame that all pictures of the report share: a size, a heading and a line below it. */

import type { Canvas, CanvasRenderingContext2D } from 'skia-canvas'
import type { Box } from './axes.ts'
import { createCanvas } from './canvas.ts'
import { drawText, fitText, HEADING, TEXT } from './pen.ts'

/** Wide enough for its letters to be read on a page, narrow enough for a phone held sideways. */
const PICTURE_WIDTH = 760

const MARGIN = 24
const HEADING_DROP = 40
const SUBTITLE_DROP = 62
const HEADER = 74

export interface PictureOptions {
  /** Gives the canvas that is drawn on. */
  readonly create?: (width: number, height: number) => Canvas
}

export interface Picture {
  readonly canvas: Canvas
  readonly context: CanvasRenderingContext2D
  /** What is left for the panels. */
  readonly box: Box
}

/** @param frame.height Of the panels, in drawing units. */
export function startPicture(
  frame: { readonly title: string; readonly subtitle: string; readonly height: number },
  { create = createCanvas }: PictureOptions,
): Picture {
  const width = PICTURE_WIDTH - 2 * MARGIN
  const canvas = create(PICTURE_WIDTH, HEADER + frame.height + MARGIN)
  const context = canvas.getContext('2d')
  drawText(
    context,
    fitText(context, frame.title, width, HEADING),
    { x: MARGIN, y: HEADING_DROP },
    HEADING,
  )
  drawText(context, fitText(context, frame.subtitle, width, TEXT), { x: MARGIN, y: SUBTITLE_DROP })
  return { canvas, context, box: { left: MARGIN, top: HEADER, width, height: frame.height } }
}
