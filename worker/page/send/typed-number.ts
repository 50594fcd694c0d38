/** Numbers as people type them in their language, and what they meant. */

import type { Language } from '../../../shared/language.ts'
import { NUMBER_SIGNS } from '../session/number-signs.ts'

export type TypedNumber =
  /** Nothing was typed. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly value: number }
  /** `ambiguous`: a sign may stand for thousands or for a fraction. */
  | { readonly kind: 'trouble'; readonly trouble: 'amount' | 'count' | 'ambiguous' }

/** Space between thousands, of whatever width, that no line breaks at or may. */
const SPACES = /[\s\u00a0\u202f]/g

const PLAIN = /^\d+(?:\.\d+)?$/

/** More than there are people, and exact. */
const MOST = 1e10

/** More than there is of any money; all that follows from it is finite. */
const MOST_MONEY = 1e15

/**
 * An amount of money, at least 0. A Spanish reader may write 0,5 or 0.5. What could be either
 * thousands or a fraction, as 1.500, is not guessed: it is a thousandfold difference.
 */
export function readAmount(text: string, language: Language): TypedNumber {
  const typed = text.trim()
  if (typed === '') return { kind: 'empty' }
  const { fraction, thousands } = NUMBER_SIGNS[language]
  if (isGrouped(typed, thousands)) return { kind: 'trouble', trouble: 'ambiguous' }
  const plain = fraction === ',' ? typed.replace(',', '.') : typed
  const value = Number(plain)
  return PLAIN.test(plain) && value <= MOST_MONEY
    ? { kind: 'number', value }
    : { kind: 'trouble', trouble: 'amount' }
}

/** How many of something, at least 1: with the language's sign or spaces between thousands, or none. */
export function readCount(text: string, language: Language): TypedNumber {
  const typed = text.trim().replace(SPACES, '')
  if (typed === '') return { kind: 'empty' }
  const { thousands } = NUMBER_SIGNS[language]
  const plain = isGrouped(typed, thousands) ? typed.replaceAll(thousands, '') : typed
  const value = Number(plain)
  return /^\d+$/.test(plain) && value >= 1 && value <= MOST
    ? { kind: 'number', value }
    : { kind: 'trouble', trouble: 'count' }
}

function isGrouped(text: string, sign: string): boolean {
  const [first = '', ...groups] = text.split(sign)
  return (
    groups.length > 0 &&
    /^[1-9]\d{0,2}$/.test(first) &&
    groups.every((group) => /^\d{3}$/.test(group))
  )
}
