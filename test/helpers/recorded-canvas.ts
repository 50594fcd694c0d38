/** A canvas that remembers what was drawn on it. */

import type { Canvas } from 'skia-canvas'
import { createCanvas } from '../../trainer/plots/canvas.ts'

/** Where a text stands, in drawing units. */
export interface WrittenText {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface RecordedCanvas {
  readonly canvas: Canvas
  readonly texts: readonly WrittenText[]
  /** Every number that any drawing method was given. */
  readonly numbers: readonly number[]
}

/** How far a text starts left of its `x`, as a share of its width. */
const SHIFTS: Readonly<Record<string, number>> = { left: 0, center: 0.5, right: 1 }

/** Records what is drawn through the 2d context of a canvas from `createCanvas`. */
export function recordCanvas(width: number, height: number): RecordedCanvas {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const texts: WrittenText[] = []
  const numbers: number[] = []
  const recorder = new Proxy(context, {
    set: (target, key, value) => Reflect.set(target, key, value, target),
    get(target, key) {
      const member: unknown = Reflect.get(target, key, target)
      if (typeof member !== 'function') return member
      return (...args: unknown[]): unknown => {
        numbers.push(...args.filter((arg) => typeof arg === 'number'))
        if (key === 'fillText') {
          const [text, x, y] = args as [string, number, number] // as fillText takes them
          const size = target.measureText(text)
          const left = x - size.width * SHIFTS[target.textAlign]
          texts.push({
            text,
            left,
            right: left + size.width,
            top: y - size.fontBoundingBoxAscent * 0.75,
            bottom: y + size.fontBoundingBoxDescent * 0.75,
          })
        }
        return member.apply(target, args)
      }
    },
  })
  const recorded = new Proxy(canvas, {
    get(target, key) {
      if (key === 'getContext') return () => recorder
      return Reflect.get(target, key, target)
    },
  })
  return { canvas: recorded, texts, numbers }
}
