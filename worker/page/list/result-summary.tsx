/** What came of a list, in figures. */

import type { JSX } from 'preact'
import type { FigureKind } from '../../../shared/figure-format.ts'
import { Figure } from '../parts/figure.tsx'
import { useReader } from '../session/reader.ts'
import type { Tally } from './tally.ts'

export function ResultSummary({ tally }: { readonly tally: Tally }): JSX.Element {
  const { words, format } = useReader()
  const { summary } = words.list
  const { scored, meanProbability, sends, holds, objected, expectedProfit, undecided, bad } = tally
  const isDecided = sends + holds > 0
  return (
    <dl>
      <Line name={summary.scored} value={scored} kind="count" />
      <Line name={summary.mean} value={meanProbability} kind="share" />
      {isDecided && <Line name={summary.sends} value={sends} kind="count" />}
      {isDecided && (
        <Line
          name={summary.holds}
          value={holds}
          kind="count"
          note={objected > 0 ? summary.heldObjectors(format(objected, 'count')) : ''}
        />
      )}
      {expectedProfit !== null && (
        <Line name={summary.profit} value={expectedProfit} kind="money" />
      )}
      {undecided > 0 && <Line name={summary.undecided} value={undecided} kind="count" />}
      <Line name={summary.bad} value={bad} kind="count" />
    </dl>
  )
}

function Line({
  name,
  value,
  kind,
  note = '',
}: {
  readonly name: string
  readonly value: number | null
  readonly kind: FigureKind
  readonly note?: string
}): JSX.Element {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Figure value={value} kind={kind} />
        {note !== '' && <span class="muted"> ({note})</span>}
      </dd>
    </>
  )
}
