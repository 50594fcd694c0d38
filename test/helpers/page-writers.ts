/** What the page's sentences are written with, by language. */

import { createDecimalFormat, createFigureFormat } from '../../shared/figure-format.ts'
import type { Writer } from '../../worker/page/send/depth-texts.ts'
import { ENGLISH } from '../../worker/page/words/en.ts'
import { SPANISH } from '../../worker/page/words/es.ts'

export const WRITERS: Readonly<Record<'en' | 'es', Writer>> = {
  en: {
    ...{ words: ENGLISH, format: createFigureFormat('en'), decimal: createDecimalFormat('en') },
  },
  es: {
    ...{ words: SPANISH, format: createFigureFormat('es'), decimal: createDecimalFormat('es') },
  },
}
