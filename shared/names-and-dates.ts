/** Names and dates in a sentence, as each language writes them. */

import type { Language } from './language.ts'

/** `age, gender and region`. */
export function createNameList(language: Language): (names: readonly string[]) => string {
  const format = new Intl.ListFormat(localeOf(language), { type: 'conjunction' })
  return (names) => format.format(names)
}

/** `22 November 2026 at 22:04 UTC`: the same on every machine. */
export function createDateFormat(language: Language): (time: Date) => string {
  const format = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
  return (time) => `${format.format(time)} UTC`
}

/** Plain `en` writes dates and lists the American way, which the page's sentences do not. */
function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language
}
