/** What a page's charts say: their canvases hold pixels only, so it is noted down as it is drawn. */

import type { Page } from 'playwright-core'
import type { WrittenText } from '../../helpers/recorded-canvas.ts'

export interface WrittenChart {
  readonly width: number
  readonly height: number
  readonly texts: readonly WrittenText[]
}

type Notes = Map<HTMLCanvasElement, WrittenText[]>

/** Before the page is opened. */
export async function noteCharts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const notes: Notes = new Map()
    Object.assign(window, { notes })
    const { prototype } = CanvasRenderingContext2D
    const { clearRect, fillText } = prototype
    prototype.clearRect = function clear(...rectangle) {
      notes.set(this.canvas, [])
      clearRect.apply(this, rectangle)
    }
    prototype.fillText = function note(text, x, y) {
      const { e, f } = this.getTransform()
      const size = this.measureText(text)
      const place = {
        left: x + e - size.actualBoundingBoxLeft,
        right: x + e + size.actualBoundingBoxRight,
        top: y + f - size.actualBoundingBoxAscent,
        bottom: y + f + size.actualBoundingBoxDescent,
      }
      notes.get(this.canvas)?.push({ text, ...place })
      fillText.call(this, text, x, y)
    }
  })
}

/** Of the charts that the page shows, in device pixels. */
export function readCharts(page: Page): Promise<WrittenChart[]> {
  return page.evaluate(() => {
    const { notes } = window as unknown as { readonly notes: Notes }
    return [...document.querySelectorAll('canvas')].map((canvas) => ({
      width: canvas.width,
      height: canvas.height,
      texts: notes.get(canvas) ?? [],
    }))
  })
}

/** Labels of vertical axes that are there twice: rounding made one of two values. */
export function repeatedTicks({ texts }: WrittenChart): string[] {
  return texts
    .filter((first, at) =>
      texts.slice(at + 1).some(({ text, right }) => text === first.text && right === first.right),
    )
    .map(({ text }) => text)
}
