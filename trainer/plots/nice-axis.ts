/** Axes of the report's pictures: shares in percent, amounts, and other plain numbers. */

import type { CanvasRenderingContext2D } from 'skia-canvas'
import type { Axis } from './axes.ts'
import { widthOf } from './pen.ts'
import type { PlotWords } from './plot-words.ts'
import { niceTicks, type TickOptions } from './scale.ts'

/** Shares closer together than this, 0.01 %, are drawn as the same. */
const LEAST_SHARE = 1e-4

/** How far beyond the last number a place without one is, as a share of the axis. */
const PLACE_GAP = 0.25

/** Between the labels of two ticks, in drawing units. */
const LABEL_GAP = 12

/** The whole way from none to all, in fifths. */
export function fullShareAxis(name: string): Axis {
  return {
    name,
    domain: [0, 1],
    ticks: [0, 0.2, 0.4, 0.6, 0.8, 1],
    format: (tick) => `${Math.round(100 * tick)} %`,
  }
}

/** Shares in [0, 1], as far as the values go. */
export function shareAxis(
  name: string,
  values: readonly number[],
  words: Pick<PlotWords, 'decimal'>,
): Axis {
  const { values: ticks, decimals } = niceTicks(values, { min: 0, max: 1, span: LEAST_SHARE })
  return {
    ...{ name, ticks, domain: [ticks[0], ticks[ticks.length - 1]] },
    format: (tick) => `${words.decimal(100 * tick, Math.max(0, decimals - 2))} %`,
  }
}

/** Plain numbers, as far as the values go. */
export function numberAxis(
  name: string,
  values: readonly number[],
  { decimal, ...limits }: TickOptions & Pick<PlotWords, 'decimal'>,
): Axis {
  const { values: ticks, decimals } = niceTicks(values, limits)
  return {
    ...{ name, ticks, domain: [ticks[0], ticks[ticks.length - 1]] },
    format: (tick) => decimal(tick, decimals),
  }
}

/** The axis with as many of its ticks, at equal steps, as have room for their labels. */
export function thinTicks(context: CanvasRenderingContext2D, axis: Axis, width: number): Axis {
  const { ticks, domain, format } = axis
  const room = (width * (ticks[1] - ticks[0])) / (domain[1] - domain[0])
  const widest = Math.max(...ticks.map((tick) => widthOf(context, format(tick))))
  const step = Math.ceil((widest + LABEL_GAP) / room)
  return { ...axis, ticks: ticks.filter((_, index) => index % step === 0) }
}

/**
 * The axis with a place of its own at its end, for what has no number. Ticks whose labels would
 * touch the label of that place are left out.
 */
export function addPlace(
  context: CanvasRenderingContext2D,
  { domain: [first, last], ticks, format, name }: Axis,
  { label, width }: { readonly label: string; readonly width: number },
): Axis {
  const place = last + PLACE_GAP * (last - first)
  const isClear = (tick: number) => {
    const distance = (width * (place - tick)) / (place - first)
    const halves = (widthOf(context, format(tick)) + widthOf(context, label)) / 2
    return distance > halves + LABEL_GAP
  }
  return {
    name,
    domain: [first, place],
    ticks: [...ticks.filter(isClear), place],
    format: (tick) => (tick === place ? label : format(tick)),
  }
}
