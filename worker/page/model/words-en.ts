/** English for the room "Model". */

import type { ModelWords } from './words.ts'

export const MODEL: ModelWords = {
  title: 'Model',
}
