/** The room "Score a list": a CSV goes in, and comes back with a score and a decision for each row. */

import './list-room.css'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import { FileChooser } from './file-chooser.tsx'
import { isUnderWay, type ListView } from './list-run.ts'
import { Milestones } from './milestones.tsx'
import { ProgressPanel } from './progress-panel.tsx'
import { RefusalPanel } from './refusal-panel.tsx'
import { ReplacePanel } from './replace-panel.tsx'
import { ResultPanel } from './result-panel.tsx'
import { RulesNote } from './rules-note.tsx'
import { StoppedPanel } from './stopped-panel.tsx'
import { tabRun } from './tab-run.ts'
import { useListView } from './use-list-view.ts'

export function ListRoom(): JSX.Element {
  const { list: words } = useReader().words
  const { model, policy, apiKey } = useSession()
  const view = useListView()
  /** Chosen while another file is under way. */
  const [next, setNext] = useState<File | null>(null)

  const start = (file: File) => {
    const { schema, version } = model
    const rules = { schema, version, policy: policy.ok ? policy.policy : null }
    setNext(null)
    tabRun.start(file.name, { file, ...rules }, apiKey)
  }
  const choose = (file: File) => (isUnderWay(tabRun.view()) ? setNext(file) : start(file))

  const hasOtherKey = view?.phase === 'stopped' && view.apiKey !== apiKey
  useEffect(() => {
    if (hasOtherKey) tabRun.goOn(apiKey)
  }, [hasOtherKey, apiKey])

  return (
    <>
      <h1>{words.title}</h1>
      <p class="lead">{words.intro}</p>
      <Milestones view={view} />
      {next !== null && view !== null && (
        <ReplacePanel
          view={view}
          next={next.name}
          onYes={() => start(next)}
          onNo={() => setNext(null)}
        />
      )}
      {view !== null && <ViewPanel view={view} />}
      <FileChooser isShown={!isUnderWay(view)} onFile={choose} />
      <RulesNote />
    </>
  )
}

function ViewPanel({ view }: { readonly view: ListView }): JSX.Element {
  switch (view.phase) {
    case 'checking':
    case 'scoring':
      return <ProgressPanel view={view} />
    case 'refused':
      return <RefusalPanel name={view.name} refusal={view.refusal} />
    case 'stopped':
      return <StoppedPanel view={view} />
    default:
      return <ResultPanel view={view} />
  }
}
