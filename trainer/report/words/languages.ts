/** The languages that the report is written in. */

import type { Language } from '../../../shared/language.ts'
import { ENGLISH } from './en.ts'
import { SPANISH } from './es.ts'
import type { Words } from './words.ts'

const LANGUAGES: Readonly<Record<Language, Words>> = { en: ENGLISH, es: SPANISH }

export function wordsOf(language: Language): Words {
  return LANGUAGES[language]
}
