/** What each mark on the profit curve stands for, with its shape. */

import type { JSX } from 'preact'
import { MARK_SHAPES, type MarkName } from './mark-shapes.ts'

export interface MarkKeyProps {
  readonly entries: readonly { readonly name: MarkName; readonly text: string }[]
}

export function MarkKey({ entries }: MarkKeyProps): JSX.Element {
  return (
    <ul class="mark-key">
      {entries.map(({ name, text }) => (
        <li key={name}>
          <MarkIcon name={name} />
          {text}
        </li>
      ))}
    </ul>
  )
}

function MarkIcon({ name }: { readonly name: MarkName }): JSX.Element {
  const { path, colour, isHollow } = MARK_SHAPES[name]
  return (
    <svg viewBox="-1.6 -1.6 3.2 3.2" width="16" height="16" aria-hidden="true">
      <path d={path} class={isHollow ? `line-${colour}` : `fill-${colour}`} />
    </svg>
  )
}
