/** How the places on the profit curve look: each has a colour and a shape of its own. */

import type { Palette } from '../../../shared/palette.ts'
import type { Choice } from './words.ts'

export type MarkName = Exclude<Choice, 'random'>

export interface MarkShape {
  /** SVG's path around 0, 0, about two units wide. */
  readonly path: string
  readonly colour: 'vermilion' | 'ink' | 'green' | 'blue'
  /** An outline, through which what is beneath it can be seen. */
  readonly isHollow: boolean
  /** Of one unit of the path, in CSS pixels. */
  readonly radius: number
}

export const MARK_SHAPES: Readonly<Record<MarkName, MarkShape>> = {
  chosen: {
    path: 'M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z',
    ...{ colour: 'vermilion', isHollow: false, radius: 5 },
  },
  everyone: {
    path: 'M-1 -1H1V1H-1Z',
    ...{ colour: 'ink', isHollow: false, radius: 4.5 },
  },
  budget: {
    path: 'M0 -1.2L1.2 1H-1.2Z',
    ...{ colour: 'green', isHollow: false, radius: 5 },
  },
  today: {
    path: 'M0 -1.3L1.3 0L0 1.3L-1.3 0Z',
    ...{ colour: 'blue', isHollow: true, radius: 8 },
  },
}

/** How wide the line of a hollow shape is, and how far paper sets a full one off, in CSS pixels. */
const OUTLINE = 2

export interface PlacedMark {
  readonly name: MarkName
  readonly x: number
  readonly y: number
}

/** A chart's canvas and its axes, as uPlot has them. */
export interface MarkedChart {
  readonly ctx: CanvasRenderingContext2D
  readonly valToPos: (value: number, scale: 'x' | 'y', isCanvas: true) => number
}

/** Draws marks over a chart, the first one on top of its like, hollow ones over all. */
export function drawMarkShapes(
  chart: MarkedChart,
  marks: readonly PlacedMark[],
  palette: Palette,
): void {
  const { ctx } = chart
  const hollowLast = marks
    .toReversed()
    .toSorted((a, b) => Number(MARK_SHAPES[a.name].isHollow) - Number(MARK_SHAPES[b.name].isHollow))
  for (const { name, x, y } of hollowLast) {
    const { path, colour, isHollow, radius } = MARK_SHAPES[name]
    const scale = radius * devicePixelRatio
    ctx.save()
    ctx.translate(chart.valToPos(x, 'x', true), chart.valToPos(y, 'y', true))
    ctx.scale(scale, scale)
    ctx.lineWidth = ((isHollow ? 1 : 2) * OUTLINE) / radius
    ctx.strokeStyle = isHollow ? palette[colour] : palette.paper
    const shape = new Path2D(path)
    ctx.stroke(shape)
    if (!isHollow) {
      ctx.fillStyle = palette[colour]
      ctx.fill(shape)
    }
    ctx.restore()
  }
}
