/** A field for a number, with its note and what is wrong with what was typed. */

import type { JSX } from 'preact'
import { useId } from 'preact/hooks'

export interface NumberFieldProps {
  readonly label: string
  readonly note: string
  readonly text: string
  /** Which keys a phone offers: with a sign before a fraction, or digits alone. */
  readonly keys: 'decimal' | 'numeric'
  /** What was expected and received; null: nothing is wrong. */
  readonly trouble: string | null
  readonly onText: (text: string) => void
}

export function NumberField({
  label,
  note,
  text,
  keys,
  trouble,
  onText,
}: NumberFieldProps): JSX.Element {
  const id = useId()
  return (
    <div class="number-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        inputMode={keys}
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
        aria-describedby={trouble === null ? `${id}-note` : `${id}-trouble ${id}-note`}
        {...(trouble !== null && { 'aria-invalid': true })}
      />
      <div>
        {trouble !== null && (
          <p class="note warned" id={`${id}-trouble`}>
            {trouble}
          </p>
        )}
        <p class="note" id={`${id}-note`}>
          {note}
        </p>
      </div>
    </div>
  )
}
