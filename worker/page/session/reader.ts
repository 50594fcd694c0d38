/** Who reads the page: her language, its words, and how numbers are written in it. */

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import {
  createDecimalFormat,
  createFigureFormat,
  type FormatFigure,
} from '../../../shared/figure-format.ts'
import type { Language } from '../../../shared/language.ts'
import { ENGLISH } from '../words/en.ts'
import { SPANISH } from '../words/es.ts'
import type { Words } from '../words/words.ts'

export interface Reader {
  readonly language: Language
  readonly words: Words
  readonly format: FormatFigure
  /** A number with so many digits after the point. */
  readonly decimal: (value: number, decimals: number) => string
}

const WORDS: Readonly<Record<Language, Words>> = { en: ENGLISH, es: SPANISH }

export function createReader(language: Language): Reader {
  return {
    language,
    words: WORDS[language],
    format: createFigureFormat(language),
    decimal: createDecimalFormat(language),
  }
}

export const ReaderContext = createContext(createReader('en'))

export function useReader(): Reader {
  return useContext(ReaderContext)
}
