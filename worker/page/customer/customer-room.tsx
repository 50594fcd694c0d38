/** The room "Try a customer": a form made of the schema, and the score of what it holds. */

import './customer-room.css'
import type { JSX } from 'preact'
import { useReader } from '../session/reader.ts'
import { CustomerForm } from './customer-form.tsx'
import { Outcome } from './outcome.tsx'
import { useCustomerForm } from './use-customer-form.ts'
import { useScore } from './use-score.ts'

export function CustomerRoom(): JSX.Element {
  const { words } = useReader()
  const form = useCustomerForm()
  const { reading } = form
  const scoring = useScore(reading.ok ? reading.values : null)
  const refused = reading.ok ? scoring.refused : reading.refused
  return (
    <>
      <h1>{words.customer.title}</h1>
      <p>{words.customer.introduction}</p>
      <div class="try">
        <CustomerForm form={form} refused={refused} />
        <Outcome scoring={scoring} isRefused={refused.length > 0} />
      </div>
    </>
  )
}
