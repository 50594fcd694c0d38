/** A list that is being checked or scored: how far it is, and how to end it. */

import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { useReader } from '../session/reader.ts'
import type { ListView } from './list-run.ts'
import { PanelHeading } from './panel-heading.tsx'
import { tabRun } from './tab-run.ts'

export interface ProgressPanelProps {
  readonly view: ListView & { readonly phase: 'checking' | 'scoring' }
}

export function ProgressPanel({ view }: ProgressPanelProps): JSX.Element {
  const { words, format } = useReader()
  const { list } = words
  const id = useId()
  const count = (rows: number) => format(rows, 'count')
  return (
    <section class="first panel">
      <PanelHeading>
        {view.phase === 'checking' ? list.checking(view.name) : list.scoring(view.name)}
      </PanelHeading>
      <progress
        aria-labelledby={id}
        {...(view.phase === 'scoring' && { max: view.rows, value: view.done })}
      />
      <p id={id}>
        {view.phase === 'checking'
          ? list.rowsSoFar(count(view.rows))
          : list.progress(count(view.done), count(view.rows))}
      </p>
      {view.phase === 'scoring' && view.waiting !== null && (
        <p class="warned">{list.waiting(view.waiting.trouble, view.waiting.seconds)}</p>
      )}
      <p class="note">{list.meanwhile}</p>
      <button type="button" onClick={tabRun.cancel}>
        {list.cancel}
      </button>
    </section>
  )
}
