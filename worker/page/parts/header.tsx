/** Above all rooms: where the viewer is, which model she looks at, and in which language. */

import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { LANGUAGES, type Language } from '../../../shared/language.ts'
import { ROOMS, type Room } from '../session/address.ts'
import { useReader } from '../session/reader.ts'

export interface HeaderProps {
  readonly room: Room
  /** Of the model; null: none is known yet. */
  readonly version: string | null
  readonly onLanguage: (language: Language) => void
  /** Absent: no key was entered. */
  readonly onForgetKey?: () => void
}

/** As each language calls itself. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' }

export function Header({ room, version, onLanguage, onForgetKey }: HeaderProps): JSX.Element {
  const { words, language } = useReader()
  const { shell } = words
  // How each room was left, so that whoever comes back finds it so.
  const [left, setLeft] = useState<Readonly<Partial<Record<Room, string>>>>({})
  return (
    <header class="masthead">
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        {shell.skip}
      </button>
      <div class="brand">
        <img src="/icon.svg" alt="" width="28" height="28" />
        <strong>Presend</strong>
        {version !== null && <span class="muted version">{shell.model(version)}</span>}
      </div>
      <nav aria-label={shell.rooms}>
        {ROOMS.map((name) => (
          <a
            key={name}
            href={left[name] ?? `#${name}`}
            onClick={() => setLeft({ ...left, [room]: location.hash })}
            {...(name === room && { 'aria-current': 'page' })}
          >
            {words[name].title}
          </a>
        ))}
      </nav>
      <div class="switches">
        <fieldset class="languages">
          <legend class="unseen">{shell.language}</legend>
          {LANGUAGES.map((name) => (
            <button
              key={name}
              type="button"
              lang={name}
              aria-pressed={name === language}
              onClick={() => onLanguage(name)}
            >
              {LANGUAGE_NAMES[name]}
            </button>
          ))}
        </fieldset>
        {onForgetKey && (
          <button type="button" onClick={onForgetKey}>
            {shell.forgetKey}
          </button>
        )}
      </div>
    </header>
  )
}
