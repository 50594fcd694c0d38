/** A category: the names there are, and, where the schema takes any, one that is typed. */

import type { JSX } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { readValue } from '../../../shared/customer-record.ts'
import { acceptsAnyName, type CategoryFeature } from '../../../shared/schema.ts'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import type { Entry } from './entries.ts'
import { describedBy, FieldFrame, type FieldProps } from './field-frame.tsx'
import { isBeyondTraining, namesOf } from './training-notes.ts'

/** Values of options that are no names; names are told by their position. */
const NOT_KNOWN = 'not-known'
const ANOTHER = 'another'
const REFUSED = 'refused'

export function CategoryField(props: FieldProps<CategoryFeature>): JSX.Element {
  const { feature, entry, issue, onEntry } = props
  const { field } = useReader().words.customer
  const { schema, training_ranges: ranges } = useSession().model
  const id = useId()
  const typed = useRef<HTMLInputElement>(null)
  const names = namesOf(ranges, feature)
  const at = entry === null ? -1 : names.indexOf(String(entry))
  const isOpen = acceptsAnyName(feature)
  const [isTyping, setTyping] = useState(isOpen && entry !== null && at < 0)
  const chosen =
    isTyping && entry !== null
      ? ANOTHER
      : entry === null
        ? NOT_KNOWN
        : at < 0
          ? REFUSED
          : String(at)
  const choose = (value: string) => {
    setTyping(value === ANOTHER)
    if (value === NOT_KNOWN) onEntry(null)
    else if (value === ANOTHER) {
      onEntry('')
      requestAnimationFrame(() => typed.current?.focus())
    } else onEntry(names[Number(value)] ?? null)
  }
  return (
    <FieldFrame
      feature={feature}
      id={id}
      warning={warningOf(entry)}
      issue={issue}
      isKnown={entry !== null}
    >
      <select
        id={id}
        value={chosen}
        {...describedBy(id, issue)}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {names.map((name, position) => (
          <option key={name} value={String(position)}>
            {name}
          </option>
        ))}
        {chosen === REFUSED && <option value={REFUSED}>{entry}</option>}
        {(feature.missing || entry === null) && (
          <option value={NOT_KNOWN}>{feature.missing ? field.notKnown : field.choose}</option>
        )}
        {isOpen && <option value={ANOTHER}>{field.another}</option>}
      </select>
      {chosen === ANOTHER && (
        <input
          ref={typed}
          type="text"
          aria-label={field.anotherName(feature.name)}
          autocomplete="off"
          spellcheck={false}
          value={String(entry)}
          {...describedBy(id, issue)}
          onInput={({ currentTarget }) => onEntry(currentTarget.value)}
        />
      )}
    </FieldFrame>
  )

  function warningOf(held: Entry): string | null {
    const value = held === null ? undefined : readValue(feature, held, schema)
    if (value === null) return field.countsAsMissing
    return value !== undefined && isBeyondTraining(ranges, feature, value) ? field.newName : null
  }
}
