/** A list that stopped half-way: why, how it goes on, and what is there already. */

import type { JSX } from 'preact'
import { TroublePanel } from '../parts/trouble-panel.tsx'
import { wantsKey } from '../session/api.ts'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import { DownloadLink } from './download-link.tsx'
import { nameDownload } from './download-name.ts'
import type { ListView } from './list-run.ts'
import { PanelHeading } from './panel-heading.tsx'
import { tabRun } from './tab-run.ts'

export interface StoppedPanelProps {
  readonly view: ListView & { readonly phase: 'stopped' }
}

export function StoppedPanel({ view }: StoppedPanelProps): JSX.Element {
  const { words, format } = useReader()
  const { list } = words
  const { apiKey, enterKey } = useSession()
  const { name, trouble, result } = view
  const goOn = () => tabRun.goOn(apiKey)
  // Another key makes the page ask for everything anew; the room goes on with it then.
  const takeKey = (key: string) => (key === apiKey ? goOn() : enterKey(key))
  return (
    <section class="first panel">
      <PanelHeading>{list.stopped(format(result.tally.rows, 'count'))}</PanelHeading>
      <TroublePanel trouble={trouble} apiKey={view.apiKey} onKey={takeKey} onRetry={goOn} />
      <div class="buttons">
        {wantsKey(trouble) && (
          <button type="button" onClick={goOn}>
            {list.goOn}
          </button>
        )}
        {result.tally.rows > 0 && (
          <DownloadLink blob={result.list} name={nameDownload(name, 'scored-part')}>
            {list.downloadPart}
          </DownloadLink>
        )}
        <button type="button" onClick={tabRun.cancel}>
          {list.cancel}
        </button>
      </div>
    </section>
  )
}
