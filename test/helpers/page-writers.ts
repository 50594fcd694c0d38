/** What the page's sentences are written with, by language. */

import type { Language } from '../../shared/language.ts'
import { createWriter, type Writer } from '../../worker/page/session/writer.ts'
import { WORDS } from '../../worker/page/words/languages.ts'

export const WRITERS: Readonly<Record<Language, Writer>> = {
  en: createWriter('en', WORDS.en),
  es: createWriter('es', WORDS.es),
}
