/** Fields of a call, as templates write them: text in the place of numbers, nothing as empty text. */

import { LANGUAGES, type Language } from '../shared/language.ts'
import { malformed } from './problems.ts'

/** Of campaigns, dispatches and customers' ids, in characters. */
export const LONGEST_NAME = 200

/**
 * Text or a whole number that names something: templates write either. In one Unicode form, so
 * that whoever writes an accent apart asks about the same customer. Null: it is none.
 */
export function nameOf(value: unknown): string | null {
  const text = Number.isSafeInteger(value) ? String(value) : value
  if (typeof text !== 'string') return null
  const name = text.trim().normalize('NFC')
  return name !== '' && name.length <= LONGEST_NAME ? name : null
}

/** @throws ProblemFailure 400. */
export function readName(pointer: string, value: unknown): string {
  const name = nameOf(value)
  if (name === null) throw malformed(pointer, `a name of 1 to ${LONGEST_NAME} characters`, value)
  return name
}

/** @throws ProblemFailure 400. */
export function readFlag(pointer: string, value: unknown): boolean {
  if (isAbsent(value) || value === false || value === 'false') return false
  if (value === true || value === 'true') return true
  throw malformed(pointer, 'true or false', value)
}

/** @throws ProblemFailure 400. */
export function readLanguage(pointer: string, value: unknown): Language {
  if (isAbsent(value)) return 'en'
  const language = LANGUAGES.find((known) => known === value)
  if (language === undefined) throw malformed(pointer, LANGUAGES.join(' or '), value)
  return language
}

/** Templates write nothing, or an empty text, where they have no value. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}
