import { expect } from 'vitest'
import type { WrittenText } from './recorded-canvas.ts'

/** Expects every text within the canvas and none upon another. */
export function expectReadable(
  texts: readonly WrittenText[],
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const clipped = texts.filter(
    ({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height,
  )
  const overlapping = texts.flatMap((first, index) =>
    texts
      .slice(index + 1)
      .filter((second) => isOverlapping(first, second))
      .map((second) => [first, second]),
  )
  expect({ clipped, overlapping }).toEqual({ clipped: [], overlapping: [] })
}

function isOverlapping(first: WrittenText, second: WrittenText): boolean {
  return (
    first.left < second.right &&
    second.left < first.right &&
    first.top < second.bottom &&
    second.top < first.bottom
  )
}
