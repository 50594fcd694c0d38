/** Why a list cannot be scored, and which columns it should have. */

import type { JSX } from 'preact'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import { PanelHeading } from './panel-heading.tsx'
import type { Refusal } from './refusal.ts'

/** More names than this help nobody. */
const MOST_NAMES = 40

const LONGEST_NAME = 60

export interface RefusalPanelProps {
  readonly name: string
  readonly refusal: Refusal
}

export function RefusalPanel({ name, refusal }: RefusalPanelProps): JSX.Element {
  const { list: words } = useReader().words
  const { features } = useSession().model.schema
  return (
    <section class="trouble" role="alert">
      <PanelHeading>{words.refusedTitle(name)}</PanelHeading>
      <p>{words.refusal(refusal)}</p>
      {refusal.kind === 'lacking_columns' && (
        <dl>
          <dt>{words.expectedColumns}</dt>
          <dd>
            <ColumnNames names={features.map((feature) => feature.name)} />
          </dd>
          <dt>{words.receivedColumns}</dt>
          <dd>
            <ColumnNames names={refusal.received} />
          </dd>
        </dl>
      )}
    </section>
  )
}

function ColumnNames({ names }: { readonly names: readonly string[] }): JSX.Element {
  const { words, format } = useReader()
  const { unnamed, more } = words.list
  const shown = names
    .slice(0, MOST_NAMES)
    .map((name) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name))
  const others = names.length - shown.length
  return (
    <>
      <code>{shown.map((name) => name || unnamed).join(', ')}</code>
      {others > 0 && ` ${more(format(others, 'count'))}`}
    </>
  )
}
