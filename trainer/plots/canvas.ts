/** What every picture is drawn on: the same pixels and letters on every machine. */

import { fileURLToPath } from 'node:url'
import { Canvas, FontLibrary } from 'skia-canvas'

/** A name of our own: an Inter that the machine happens to have is another version. */
const FONT_FAMILY = 'Presend Inter'

const FONT_FILES = [400, 600].map(
  (weight) => `@fontsource/inter/files/inter-latin-${weight}-normal.woff2`,
)

/** Pixels of the file per unit of the drawing, for sharp print and high-resolution screens. */
const DENSITY = 2

/** An empty white canvas on which `fontOf` works. Width and height are in drawing units. */
export function createCanvas(width: number, height: number): Canvas {
  if (!FontLibrary.has(FONT_FAMILY)) {
    FontLibrary.use(
      FONT_FAMILY,
      FONT_FILES.map((file) => fileURLToPath(import.meta.resolve(file))),
    )
  }
  // Graphics cards differ in how they smooth edges.
  const canvas = new Canvas(width, height, { gpu: false })
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  return canvas
}

/** A `font` for a context of `createCanvas`. */
export function fontOf(size: number, weight: 'regular' | 'bold' = 'regular'): string {
  return `${weight === 'bold' ? 600 : 400} ${size}px "${FONT_FAMILY}"`
}

/** The picture as a PNG file; equal drawings give equal bytes. */
export function toPng(canvas: Canvas): Promise<Buffer> {
  return canvas.toBuffer('png', { density: DENSITY })
}
