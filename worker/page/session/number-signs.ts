/** The signs that people write numbers with, by language. */

import type { Language } from '../../../shared/language.ts'

export interface NumberSigns {
  /** Which may stand before a fraction. */
  readonly fraction: '.' | ','
  /** Which stands between thousands. */
  readonly thousands: '.' | ','
}

export const NUMBER_SIGNS: Readonly<Record<Language, NumberSigns>> = {
  en: { fraction: '.', thousands: ',' },
  es: { fraction: ',', thousands: '.' },
}
