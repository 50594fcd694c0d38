/** Who reads the page: her language, its words, and how numbers are written in it. */

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../../../shared/language.ts'
import type { Words } from '../words/words.ts'
import { createWriter, type Writer } from './writer.ts'

export interface Reader extends Writer {
  readonly language: Language
}

/** @param words In that language. */
export function createReader(language: Language, words: Words): Reader {
  return { language, ...createWriter(language, words) }
}

export const ReaderContext = createContext<Reader | null>(null)

/** @throws Error outside of the page, which only a mistake in the page's code can bring about. */
export function useReader(): Reader {
  const reader = useContext(ReaderContext)
  if (reader === null) throw new Error('Expected a reader around the page. Received none.')
  return reader
}
