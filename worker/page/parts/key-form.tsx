/** Asks for an API key. */

import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { useReader } from '../session/reader.ts'

export function KeyForm({ onKey }: { readonly onKey: (key: string) => void }): JSX.Element {
  const { words } = useReader()
  const { key: text } = words.shell
  const [key, setKey] = useState('')
  const id = useId()
  const submit = (event: Event) => {
    event.preventDefault()
    if (key.trim() !== '') onKey(key.trim())
  }
  return (
    <form class="key" onSubmit={submit}>
      <label for={id}>{text.label}</label>
      <input
        id={id}
        type="password"
        autocomplete="off"
        spellcheck={false}
        required
        value={key}
        onInput={({ currentTarget }) => setKey(currentTarget.value)}
        aria-describedby={`${id}-note`}
      />
      <button type="submit" class="primary">
        {text.submit}
      </button>
      <p class="note" id={`${id}-note`}>
        {text.note}
      </p>
    </form>
  )
}
