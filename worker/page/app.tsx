/** The page: asks the worker for its model, for a key where it wants one, and shows a room. */

import type { JSX } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Language } from '../../shared/language.ts'
import { CustomerRoom } from './customer/customer-room.tsx'
import { ListRoom } from './list/list-room.tsx'
import { ModelRoom } from './model/model-room.tsx'
import { Header } from './parts/header.tsx'
import { RoomGuard } from './parts/room-guard.tsx'
import { TroublePanel } from './parts/trouble-panel.tsx'
import { SendRoom } from './send/send-room.tsx'
import { type Room, useAddress } from './session/address.ts'
import { type Answer, type CallOptions, fetchFigures, fetchModel } from './session/api.ts'
import { keepApiKey, readApiKey } from './session/api-key.ts'
import { keepLanguage, readLanguage } from './session/language.ts'
import { createReader, ReaderContext, useReader } from './session/reader.ts'
import { readPolicy, type Session, SessionContext } from './session/session.ts'
import { WORDS } from './words/languages.ts'

const ROOMS: Readonly<Record<Room, () => JSX.Element>> = {
  model: ModelRoom,
  customer: CustomerRoom,
  send: SendRoom,
  list: ListRoom,
}

type Loaded = Answer<Pick<Session, 'model' | 'figures' | 'policy'>>

export function App(): JSX.Element {
  const [language, setLanguage] = useState(readLanguage)
  const reader = useMemo(() => createReader(language, WORDS[language]), [language])
  useEffect(() => {
    document.documentElement.lang = language
    document.title = reader.words.shell.documentTitle
  }, [language, reader])
  const switchLanguage = (chosen: Language) => {
    keepLanguage(chosen)
    setLanguage(chosen)
  }
  return (
    <ReaderContext.Provider value={reader}>
      <Page onLanguage={switchLanguage} />
    </ReaderContext.Provider>
  )
}

function Page({ onLanguage }: { readonly onLanguage: (language: Language) => void }): JSX.Element {
  const { words } = useReader()
  const { room } = useAddress()
  const [apiKey, setApiKey] = useState(readApiKey)
  const [attempt, setAttempt] = useState(0)
  const loaded = useLoaded(apiKey, attempt)
  const enterKey = (key: string | null) => {
    keepApiKey(key)
    setApiKey(key)
  }
  const retry = () => setAttempt(attempt + 1)
  const Room = ROOMS[room]
  return (
    <>
      <Header
        room={room}
        version={loaded?.ok ? loaded.value.model.version : null}
        onLanguage={onLanguage}
        {...(apiKey !== null && { onForgetKey: () => enterKey(null) })}
      />
      <main id="main" tabIndex={-1} aria-busy={loaded === null}>
        {!loaded?.ok && <h1>{words[room].title}</h1>}
        {loaded === null && <p class="muted">{words.shell.loading}</p>}
        {loaded?.ok === false && (
          <TroublePanel trouble={loaded.trouble} apiKey={apiKey} onKey={enterKey} onRetry={retry} />
        )}
        {loaded?.ok && (
          <SessionContext.Provider value={{ ...loaded.value, apiKey, enterKey }}>
            <RoomGuard
              key={room}
              title={words[room].title}
              apiKey={apiKey}
              onKey={enterKey}
              onRetry={retry}
            >
              <Room />
            </RoomGuard>
          </SessionContext.Provider>
        )}
      </main>
    </>
  )
}

/** What the worker says of its model; null while it is asked, again with each key and attempt. */
function useLoaded(apiKey: string | null, attempt: number): Loaded | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    setLoaded(null)
    loadAll({ apiKey, signal: controller.signal }).then(setLoaded, (error) => {
      // Aborted: a newer question is on its way.
      if (!controller.signal.aborted) throw error
    })
    return () => controller.abort()
  }, [apiKey, attempt])
  return loaded
}

async function loadAll(options: CallOptions): Promise<Loaded> {
  const [model, figures] = await Promise.all([fetchModel(options), fetchFigures(options)])
  if (!model.ok) return model
  if (!figures.ok) return figures
  const policy = readPolicy(model.value)
  return { ok: true, value: { model: model.value, figures: figures.value, policy } }
}
