/** Says aloud, to those who do not look, where a list is: rarely, and never each step. */

import type { JSX } from 'preact'
import { type Reader, useReader } from '../session/reader.ts'
import type { ListView } from './list-run.ts'

export function Milestones({ view }: { readonly view: ListView | null }): JSX.Element {
  const reader = useReader()
  return (
    <p class="unseen" role="status">
      {view === null ? '' : describe(view, reader)}
    </p>
  )
}

/** Stopped and refused lists are alerts of their own. */
function describe(view: ListView, { words: { list: words }, format }: Reader): string {
  switch (view.phase) {
    case 'checking':
      return words.checking(view.name)
    case 'scoring': {
      if (view.waiting) return words.waiting(view.waiting.trouble, view.waiting.seconds)
      const quarter = Math.floor((4 * view.done) / view.rows) / 4
      const name = words.scoring(view.name)
      return quarter === 0 ? name : `${name}: ${format(quarter, 'share')}`
    }
    case 'done':
      return words.done(view.name)
    case 'cancelled':
      return words.cancelled(view.name)
    case 'failed':
      return words.failed(view.name)
    default:
      return ''
  }
}
