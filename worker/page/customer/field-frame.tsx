/** What every field has: its name, what it means, what training had, and what is wrong with it. */

import type { ComponentChildren, JSX } from 'preact'
import type { Feature } from '../../../shared/schema.ts'
import { useReader } from '../session/reader.ts'
import type { Entry } from './entries.ts'

export interface FieldProps<Kind extends Feature> {
  readonly feature: Kind
  readonly entry: Entry
  /** The typical customer's. */
  readonly typical: Entry
  /** Why the entry is refused; null: it is not. */
  readonly issue: string | null
  readonly onEntry: (entry: Entry) => void
}

export interface FieldFrameProps {
  readonly feature: Feature
  /** Of the field that the name belongs to. */
  readonly id: string
  /** What is told quietly. */
  readonly note?: string
  readonly warning: string | null
  readonly issue: string | null
  readonly isKnown: boolean
  /** Absent: the value must be known. */
  readonly onKnown?: (isKnown: boolean) => void
  readonly children: ComponentChildren
}

export function FieldFrame(props: FieldFrameProps): JSX.Element {
  const { feature, id, note, warning, issue, isKnown, onKnown, children } = props
  const { notKnown } = useReader().words.customer.field
  const description = feature.description?.trim()
  return (
    <div class={`field${issue === null ? '' : ' refused'}`}>
      <p>
        <label for={id}>{feature.name}</label>
        {description && <span class="muted"> {description}</span>}
      </p>
      <div class="field-controls">{children}</div>
      <div class="field-notes note">
        <span id={aboutId(id)}>{note}</span>
        {onKnown && (
          <label class="not-known">
            <input
              type="checkbox"
              checked={!isKnown}
              onChange={({ currentTarget }) => onKnown(!currentTarget.checked)}
            />{' '}
            {notKnown}
            <span class="unseen">: {feature.name}</span>
          </label>
        )}
      </div>
      {issue === null && warning !== null && <p class="note caution">{warning}</p>}
      {issue !== null && (
        <p class="note warned" id={issueId(id)}>
          {issue}
        </p>
      )}
    </div>
  )
}

/** What assistive technology tells beside a field's name. */
export function describedBy(id: string, issue: string | null) {
  return {
    'aria-describedby': issue === null ? aboutId(id) : `${issueId(id)} ${aboutId(id)}`,
    'aria-invalid': issue !== null,
  }
}

function aboutId(id: string): string {
  return `${id}-about`
}

function issueId(id: string): string {
  return `${id}-issue`
}
