/** Dots in a table's cell, with an interval or a line that joins them. The cell beside it has the figures. */

import type { JSX } from 'preact'
import { placeIn } from './place-in.ts'

export interface DotCellProps {
  /** First and last value that the cell has room for. */
  readonly domain: readonly [number, number]
  readonly dots: readonly { readonly value: number; readonly colour: 'blue' | 'vermilion' }[]
  /** Of a 95 % interval. */
  readonly interval?: readonly [number, number]
}

export function DotCell({ domain, dots, interval }: DotCellProps): JSX.Element {
  const place = placeIn(domain)
  const places = dots.map(({ value }) => place(value))
  const [from, to] = interval ? interval.map(place) : [Math.min(...places), Math.max(...places)]
  return (
    <svg class="cell" aria-hidden="true">
      <line class={interval ? 'whisker' : 'zero'} x1={`${from}%`} x2={`${to}%`} y1="50%" y2="50%" />
      {dots.map(({ colour }, index) => (
        <circle
          key={colour}
          class={`fill-${colour}`}
          cx={`${places[index]}%`}
          cy="50%"
          r={index === 0 ? 5 : 4}
        />
      ))}
    </svg>
  )
}
