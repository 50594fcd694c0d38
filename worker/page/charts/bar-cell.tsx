/** A bar in a table's cell, which grows from zero to either side. The cell beside it has the figure. */

import type { JSX } from 'preact'

export interface BarCellProps {
  /** First and last value that the cell has room for; with zero between or at an end. */
  readonly domain: readonly [number, number]
  readonly value: number
  /** Of a 95 % interval. */
  readonly interval?: readonly [number, number]
  readonly colour: 'blue' | 'vermilion' | 'green'
}

/** The drawing is stretched to the cell's width: only what has no shape of its own may be in it. */
const WIDTH = 100
const HEIGHT = 20

export function BarCell({ domain, value, interval, colour }: BarCellProps): JSX.Element {
  const place = (at: number) => {
    const [from, to] = domain
    const clamped = Math.min(Math.max(at, from), to)
    return to === from ? 0 : ((clamped - from) / (to - from)) * WIDTH
  }
  const [zero, end] = [place(0), place(value)]
  return (
    <svg
      class="bar-cell"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect
        class={`fill-${colour}`}
        x={Math.min(zero, end)}
        y="4"
        width={Math.abs(end - zero)}
        height={HEIGHT - 8}
      />
      <line class="zero" x1={zero} x2={zero} y1="0" y2={HEIGHT} />
      {interval && (
        <line
          class="whisker"
          x1={place(interval[0])}
          x2={place(interval[1])}
          y1={HEIGHT / 2}
          y2={HEIGHT / 2}
        />
      )}
    </svg>
  )
}
