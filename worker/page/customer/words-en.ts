/** English for the room "Try a customer". */

import type { CustomerWords } from './words.ts'

export const CUSTOMER: CustomerWords = {
  title: 'Try a customer',
}
