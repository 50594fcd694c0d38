/** Spanish for the room "Try a customer". */

import type { CustomerWords } from './words.ts'

export const CUSTOMER: CustomerWords = {
  title: 'Probar un cliente',
}
