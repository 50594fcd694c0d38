/** What sentences are written with. It needs no browser, so that tests of sentences need none. */

import {
  createDecimalFormat,
  createFigureFormat,
  type FormatFigure,
} from '../../../shared/figure-format.ts'
import type { Language } from '../../../shared/language.ts'
import type { Words } from '../words/words.ts'

export interface Writer {
  readonly words: Words
  readonly format: FormatFigure
  /** A number with so many digits after the point. */
  readonly decimal: (value: number, decimals: number) => string
}

/** @param words In that language. */
export function createWriter(language: Language, words: Words): Writer {
  return {
    words,
    format: createFigureFormat(language),
    decimal: createDecimalFormat(language),
  }
}
