/** The form: a field for each of the schema's features, and what can be done with all of them. */

import type { JSX } from 'preact'
import { isNumeric } from '../../../shared/schema.ts'
import { useCopy } from '../parts/use-copy.ts'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import { CategoryField } from './category-field.tsx'
import { describeIssue } from './describe-issue.ts'
import { spellingOf } from './entries.ts'
import { NumberField } from './number-field.tsx'
import type { CustomerForm as Form } from './use-customer-form.ts'

export interface CustomerFormProps {
  readonly form: Form
  /** Names of the features whose entries are marked. */
  readonly refused: readonly string[]
}

export function CustomerForm({ form, refused }: CustomerFormProps): JSX.Element {
  const { words, language } = useReader()
  const { schema } = useSession().model
  const { form: text, field, privacy } = words.customer
  const { entries, typical, generation, change, reset, link } = form
  const context = { words: field, spelling: spellingOf(language, schema) }
  return (
    <form class="customer-form" autocomplete="off" onSubmit={(event) => event.preventDefault()}>
      <div class="form-head">
        <h2>{text.title}</h2>
        <div class="form-actions">
          <button type="button" onClick={reset}>
            {text.typical}
          </button>
          <CopyLink link={link} />
        </div>
      </div>
      {schema.features.map((feature, at) => {
        const entry = entries[at] ?? null
        const issue = refused.includes(feature.name) ? describeIssue(feature, entry, context) : null
        const key = `${generation} ${feature.name}`
        const props = {
          entry,
          typical: typical[at] ?? null,
          issue,
          onEntry: (changed: typeof entry) => change(at, changed),
        }
        return isNumeric(feature) ? (
          <NumberField key={key} feature={feature} {...props} />
        ) : (
          <CategoryField key={key} feature={feature} {...props} />
        )
      })}
      <p class="note">{privacy}</p>
    </form>
  )
}

function CopyLink({ link }: { readonly link: string | null }): JSX.Element {
  const { form: text } = useReader().words.customer
  const { outcome, copy } = useCopy(link)
  return (
    <>
      <button type="button" disabled={link === null} onClick={() => void copy()}>
        {text.copyLink}
      </button>
      <span role="status" class="note">
        {outcome !== null && (outcome === 'copied' ? text.copied : text.notCopied)}
      </span>
    </>
  )
}
