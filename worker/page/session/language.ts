/** The viewer's language: what she switched to, else her browser's, else English. */

import { LANGUAGES, type Language } from '../../../shared/language.ts'
import { keep, readKept } from './kept-text.ts'

const NAME = 'presend.language'

export function readLanguage(): Language {
  const wanted = [readKept(() => localStorage, NAME) ?? '', ...navigator.languages]
  for (const tag of wanted) {
    const language = LANGUAGES.find((known) => tag.toLowerCase().split('-')[0] === known)
    if (language) return language
  }
  return 'en'
}

export function keepLanguage(language: Language): void {
  keep(() => localStorage, NAME, language)
}
