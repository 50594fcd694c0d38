/** Says why the worker gave no answer and what the viewer can do about it. */

import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { type Trouble, wantsKey } from '../session/api.ts'
import { useReader } from '../session/reader.ts'
import { KeyForm } from './key-form.tsx'
import { useFocusHeir } from './use-focus-heir.ts'

export interface TroublePanelProps {
  readonly trouble: Trouble
  /** The key that was sent, if any. */
  readonly apiKey: string | null
  readonly onKey: (key: string) => void
  readonly onRetry: () => void
}

export function TroublePanel({ trouble, apiKey, onKey, onRetry }: TroublePanelProps): JSX.Element {
  const { words } = useReader()
  const panel = useRef<HTMLElement>(null)
  useFocusHeir(panel)
  const { troubles, retry, detail: said } = words.shell
  const { kind, detail, retryAfter } = trouble
  const isFirstKey = kind === 'unauthorized' && apiKey === null
  return (
    <section ref={panel} class="trouble" role="alert">
      <h2>{isFirstKey ? troubles.noKey.title : troubles[kind].title}</h2>
      <p>{isFirstKey ? troubles.noKey.advice : troubles[kind].advice(retryAfter)}</p>
      {detail !== '' && !isFirstKey && (
        <p class="note">
          {said} <q lang="en">{detail}</q>
        </p>
      )}
      {wantsKey(trouble) ? (
        <KeyForm onKey={onKey} />
      ) : (
        <button type="button" class="primary" onClick={onRetry}>
          {retry}
        </button>
      )}
    </section>
  )
}
