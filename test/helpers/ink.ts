/** How much of a picture is drawn on. */

import { Canvas, type Image } from 'skia-canvas'

/** In pixels. */
export interface Region {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Pixels with less red than this, of 255, are ink: all text is grey or black. */
const PAPER_RED = 160

/** Share of the region's pixels that are inked, in [0, 1]. */
export function inkOf(image: Image, { left, top, right, bottom }: Region): number {
  const canvas = new Canvas(image.width, image.height, { gpu: false })
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(left, top, right - left, bottom - top)
  const reds = data.filter((_, position) => position % 4 === 0)
  return reds.filter((red) => red < PAPER_RED).length / reds.length
}
