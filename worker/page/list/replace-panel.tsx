/** Asks whether a list gives way to another that was dropped while it was under way. */

import type { JSX } from 'preact'
import { useReader } from '../session/reader.ts'
import { isUnderWay, type ListView } from './list-run.ts'
import { PanelHeading } from './panel-heading.tsx'

export interface ReplacePanelProps {
  readonly view: ListView
  /** Name of the file that was dropped. */
  readonly next: string
  readonly onYes: () => void
  readonly onNo: () => void
}

export function ReplacePanel({ view, next, onYes, onNo }: ReplacePanelProps): JSX.Element {
  const { replace } = useReader().words.list
  return (
    <section class="trouble" role="alert">
      <PanelHeading>{replace.title(next)}</PanelHeading>
      <p>{isUnderWay(view) ? replace.underWay(view.name) : replace.ended(view.name)}</p>
      <div class="buttons">
        <button type="button" class="primary" onClick={onNo}>
          {replace.no}
        </button>
        <button type="button" onClick={onYes}>
          {replace.yes}
        </button>
      </div>
    </section>
  )
}
