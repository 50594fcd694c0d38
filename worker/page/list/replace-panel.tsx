/** Asks whether a list that is under way gives way to another. */

import type { JSX } from 'preact'
import { useReader } from '../session/reader.ts'
import { PanelHeading } from './panel-heading.tsx'

export interface ReplacePanelProps {
  /** Of the list that is under way. */
  readonly name: string
  readonly onYes: () => void
  readonly onNo: () => void
}

export function ReplacePanel({ name, onYes, onNo }: ReplacePanelProps): JSX.Element {
  const { replace } = useReader().words.list
  return (
    <section class="trouble" role="alert">
      <PanelHeading>{replace.title(name)}</PanelHeading>
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
