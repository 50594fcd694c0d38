/** The languages in which people are spoken to. */

export const LANGUAGES = ['en', 'es'] as const

export type Language = (typeof LANGUAGES)[number]
