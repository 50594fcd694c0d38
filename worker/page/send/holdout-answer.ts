/** How many to leave out, in a sentence. */

import type { Writer } from '../session/writer.ts'
import { wholeText } from './depth-texts.ts'
import type { Holdout, HoldoutQuestion } from './holdout.ts'

export function holdoutAnswer(
  writer: Writer,
  { sends }: HoldoutQuestion,
  { share, leastSends, leastSendsShare }: Holdout,
): string {
  const { holdout: text } = writer.words.send
  if (leastSends === null) return text.nothing
  const all = wholeText(writer, sends)
  return share === null
    ? text.tooFew(all, wholeText(writer, leastSends), writer.format(leastSendsShare, 'share'))
    : text.answer(writer.format(share, 'share'), wholeText(writer, share * sends), all)
}
