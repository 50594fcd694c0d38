/** What the page's sentences are written with, by language. */

import type { Language } from '../../shared/language.ts'
import { createReader, type Reader } from '../../worker/page/session/reader.ts'
import { WORDS } from '../../worker/page/words/languages.ts'

export const WRITERS: Readonly<Record<Language, Reader>> = {
  en: createReader('en', WORDS.en),
  es: createReader('es', WORDS.es),
}
