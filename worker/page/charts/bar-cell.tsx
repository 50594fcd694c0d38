/** A bar in a table's cell, which grows from zero to either side. The cell beside it has the figure. */

import type { JSX } from 'preact'
import { placeIn } from './place-in.ts'

export interface BarCellProps {
  /** First and last value that the cell has room for; with zero between or at an end. */
  readonly domain: readonly [number, number]
  readonly value: number
  /** Of a 95 % interval. */
  readonly interval?: readonly [number, number]
}

export function BarCell({ domain, value, interval }: BarCellProps): JSX.Element {
  const place = placeIn(domain)
  const [zero, end] = [place(0), place(value)]
  return (
    <svg class="cell" aria-hidden="true">
      <rect
        class="fill-blue"
        x={`${Math.min(zero, end)}%`}
        y="20%"
        width={`${Math.abs(end - zero)}%`}
        height="60%"
      />
      <line class="zero" x1={`${zero}%`} x2={`${zero}%`} y1="0" y2="100%" />
      {interval && (
        <line
          class="whisker"
          x1={`${place(interval[0])}%`}
          x2={`${place(interval[1])}%`}
          y1="50%"
          y2="50%"
        />
      )}
    </svg>
  )
}
