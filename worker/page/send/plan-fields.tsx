/** What a send costs, what a conversion earns, how long the list is, and how many may be sent. */

import type { JSX } from 'preact'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import { NumberField } from './number-field.tsx'
import { SEND_FIELDS, type SendField, type SendSettings } from './send-settings.ts'
import type { TypedNumber } from './typed-number.ts'

export interface PlanFieldsProps {
  readonly settings: SendSettings
  readonly typed: Readonly<Record<SendField, TypedNumber>>
  readonly onText: (field: SendField, text: string) => void
}

export function PlanFields({ settings, typed, onText }: PlanFieldsProps): JSX.Element {
  const { words, format } = useReader()
  const { fields } = words.send
  const { figures, policy } = useSession()
  const noteOf = (field: SendField) => {
    const amount =
      policy.ok && field === 'cost'
        ? policy.policy.cost_per_send
        : policy.ok && field === 'value'
          ? policy.policy.value_per_conversion
          : null
    return typeof amount === 'string'
      ? fields.fromColumn(amount)
      : fields.notes[field](format(figures.test_rows, 'count'))
  }
  const troubleOf = (field: SendField) => {
    const reading = typed[field]
    return reading.kind === 'trouble' ? fields.troubles[reading.trouble](settings[field]) : null
  }
  return (
    <fieldset class="plan-fields">
      <legend class="unseen">{fields.legend}</legend>
      {SEND_FIELDS.map((field) => (
        <NumberField
          key={field}
          label={fields.labels[field]}
          note={noteOf(field)}
          text={settings[field]}
          keys={field === 'cost' || field === 'value' ? 'decimal' : 'numeric'}
          trouble={troubleOf(field)}
          onText={(text) => onText(field, text)}
        />
      ))}
    </fieldset>
  )
}
