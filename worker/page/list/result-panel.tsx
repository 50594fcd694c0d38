/** A list that is done, or ended early: its downloads, what came of it, and its bad rows. */

import type { JSX } from 'preact'
import { useReader } from '../session/reader.ts'
import { BadRowsTable } from './bad-rows-table.tsx'
import { DownloadLink } from './download-link.tsx'
import { nameDownload } from './download-name.ts'
import type { ListResult } from './list-result.ts'
import type { ListView } from './list-run.ts'
import { PanelHeading } from './panel-heading.tsx'
import { ResultSummary } from './result-summary.tsx'
import { tabRun } from './tab-run.ts'
import { TenthsTable } from './tenths-table.tsx'

export interface ResultPanelProps {
  readonly view: ListView & { readonly phase: 'done' | 'cancelled' | 'failed' }
}

export function ResultPanel({ view }: ResultPanelProps): JSX.Element {
  const { words, format } = useReader()
  const { list } = words
  const { name, phase, result } = view
  return (
    <section class="first panel">
      <PanelHeading>{list[phase](name)}</PanelHeading>
      {phase === 'failed' && <p>{list.failedAdvice}</p>}
      {phase === 'done' && (
        <p>
          {list.took(
            view.result.tally.rows,
            format(view.result.tally.rows, 'count'),
            format(view.seconds, 'seconds'),
          )}
        </p>
      )}
      {hasRows(result) ? (
        <Result name={name} result={result} isWhole={phase === 'done'} />
      ) : (
        <p>{list.nothingYet}</p>
      )}
    </section>
  )
}

/** The focus goes where the skip link leads: the button is gone. */
function putAway(): void {
  tabRun.putAway()
  document.getElementById('main')?.focus()
}

function hasRows(result: ListResult | null): result is ListResult {
  return result !== null && result.tally.rows > 0
}

function Result({
  name,
  result,
  isWhole,
}: {
  readonly name: string
  readonly result: ListResult
  readonly isWhole: boolean
}): JSX.Element {
  const { words, format } = useReader()
  const { list } = words
  const { tally, lacking, badRows } = result
  return (
    <>
      {lacking.length > 0 && <p class="warned">{list.lacking(lacking.join(', '))}</p>}
      <div class="buttons">
        <DownloadLink
          blob={result.list}
          name={nameDownload(name, isWhole ? 'scored' : 'scored-part')}
          isPrimary
        >
          {isWhole ? list.downloadList : list.downloadPart}
        </DownloadLink>
        {badRows !== null && (
          <DownloadLink blob={badRows} name={nameDownload(name, 'bad-rows')}>
            {list.downloadBadRows(format(tally.bad, 'count'))}
          </DownloadLink>
        )}
        <button type="button" onClick={putAway}>
          {list.putAway}
        </button>
      </div>
      <ResultSummary tally={tally} />
      {tally.scored > 0 && <TenthsTable tally={tally} />}
      {tally.bad > 0 && <BadRowsTable result={result} />}
    </>
  )
}
