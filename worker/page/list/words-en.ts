/** English for the room "Score a list". */

import type { ListWords } from './words.ts'

export const LIST: ListWords = {
  title: 'Score a list',
}
