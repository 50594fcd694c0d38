/** A number: a slider and an input for the same value. */

import type { JSX } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { rangeOf } from '../../../shared/customer-record.ts'
import type { NumericFeature } from '../../../shared/schema.ts'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import { knownEntry, readEntry, shownText, spellingOf, writeEntry } from './entries.ts'
import { describedBy, FieldFrame, type FieldProps } from './field-frame.tsx'
import { sliderScale } from './slider-scale.ts'
import { isBeyondTraining, numericRangeOf } from './training-notes.ts'

export function NumberField(props: FieldProps<NumericFeature>): JSX.Element {
  const { feature, entry, typical, issue, onEntry } = props
  const { words, language, format } = useReader()
  const { schema, training_ranges: ranges } = useSession().model
  const { field } = words.customer
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const range = numericRangeOf(ranges, feature)
  const lastKnown = useRef(typeof typical === 'number' ? typical : knownEntry(feature, range))
  if (typeof entry === 'number') lastKnown.current = entry
  const spelling = spellingOf(language, schema)
  const scale = sliderScale(feature, range)
  const isNumber = typeof entry === 'number'
  const isBeyond = isNumber && isBeyondTraining(ranges, feature, entry)
  const kind = feature.type === 'integer' ? 'exact' : 'value'
  const trained =
    range === null
      ? field.neverTrained
      : field.trained(format(range.min, kind), format(range.max, kind))
  return (
    <FieldFrame
      feature={feature}
      id={id}
      note={trained}
      warning={isBeyond ? field.beyond : null}
      issue={issue}
      isKnown={entry !== null}
      {...(feature.missing && {
        onKnown: (isKnown: boolean) => onEntry(isKnown ? lastKnown.current : null),
      })}
    >
      {scale && (
        <input
          type="range"
          class={isNumber ? '' : 'unset'}
          aria-label={field.slider(feature.name)}
          aria-valuetext={entry === null ? field.notKnown : writeEntry(entry, spelling)}
          {...scale}
          value={lastKnown.current}
          onInput={({ currentTarget }) => onEntry(Number(currentTarget.value))}
        />
      )}
      <input
        id={id}
        type="text"
        inputMode={keyboardFor(feature)}
        autocomplete="off"
        spellcheck={false}
        placeholder={entry === null ? field.notKnown : ''}
        value={shownText(feature, entry, { draft, spelling })}
        {...describedBy(id, issue)}
        onInput={({ currentTarget }) => {
          setDraft(currentTarget.value)
          onEntry(readEntry(feature, currentTarget.value, spelling))
        }}
        onBlur={() => setDraft(null)}
      />
    </FieldFrame>
  )
}

/** Keyboards of digits have no minus. */
function keyboardFor(feature: NumericFeature): 'numeric' | 'decimal' | 'text' {
  if (rangeOf(feature).min < 0) return 'text'
  return feature.type === 'integer' ? 'numeric' : 'decimal'
}
