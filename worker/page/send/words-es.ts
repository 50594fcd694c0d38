/** Spanish for the room "Plan a send". */

import type { SendWords } from './words.ts'

export const SEND: SendWords = {
  title: 'Planificar un envío',
}
