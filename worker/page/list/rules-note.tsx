/** What of a list leaves the tab, and by what rules it is decided. */

import type { JSX } from 'preact'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'

export function RulesNote(): JSX.Element {
  const { rules } = useReader().words.list
  const { model, policy } = useSession()
  const { features } = model.schema
  const optional = features.filter(({ missing }) => missing)
  return (
    <section>
      <h2>{rules.title}</h2>
      <ul>
        <li>
          {rules.sent} <code>{features.map(({ name }) => name).join(', ')}</code>.
          {optional.length > 0 && (
            <>
              {' '}
              {rules.mayLack} <code>{optional.map(({ name }) => name).join(', ')}</code>.
            </>
          )}
        </li>
        <li>{rules.privacy}</li>
        <li>{rules.objected}</li>
        <li>{policy.ok ? rules.decisions : <strong>{rules.scoresOnly}</strong>}</li>
      </ul>
    </section>
  )
}
