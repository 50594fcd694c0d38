/** The page's words, by language. */

import type { Language } from '../../../shared/language.ts'
import { ENGLISH } from './en.ts'
import { SPANISH } from './es.ts'
import type { Words } from './words.ts'

export const WORDS: Readonly<Record<Language, Words>> = { en: ENGLISH, es: SPANISH }
