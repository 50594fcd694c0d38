/** What a PNG shows, to the extent that a test can see it. */

import { Canvas, type Image, loadImage } from 'skia-canvas'

/** In pixels of the file. */
export interface PixelRegion {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export function readPng(png: Buffer): Promise<Image> {
  return loadImage(png)
}

/** Share of the region's pixels that are clearly not white, in [0, 1]. */
export function inkOf(image: Image, { left, top, right, bottom }: PixelRegion): number {
  const canvas = new Canvas(image.width, image.height, { gpu: false })
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(left, top, right - left, bottom - top)
  const pixels = data.length / 4
  let inked = 0
  for (let pixel = 0; pixel < pixels; pixel++) {
    if (data[4 * pixel] < 200 || data[4 * pixel + 2] < 200) inked += 1
  }
  return inked / pixels
}
