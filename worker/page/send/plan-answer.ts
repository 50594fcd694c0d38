/** The plan in a sentence or two. */

import type { Reader } from '../session/reader.ts'
import { depthTexts, profitText, wholeText } from './depth-texts.ts'
import type { MailingPlan } from './plan-mailing.ts'

/** Whom to mail, what that brings, and what mailing others would. */
export function planAnswer(
  reader: Pick<Reader, 'words' | 'format' | 'decimal'>,
  plan: MailingPlan,
): string {
  const { answer } = reader.words.send
  const everyone = profitText(reader, plan.everyone.profit)
  const isAll = plan.planned.sends === plan.everyone.sends
  if (plan.planned.sends === 0) return `${nobody(reader, plan)} ${answer.everyone(everyone)}`
  const texts = depthTexts(reader, plan.planned)
  if (isAll) return answer.all(texts)
  const size = wholeText(reader, plan.everyone.sends)
  const isCut = plan.planned.sends < plan.chosen.sends
  const random = profitText(reader, plan.planned.share * plan.everyone.profit)
  const what = isCut ? answer.limited(texts, size) : answer.some(texts, size)
  return `${what} ${answer.others(everyone, random)}`
}

function nobody({ words, format }: Pick<Reader, 'words' | 'format'>, plan: MailingPlan): string {
  const { answer } = words.send
  return plan.probability === null
    ? answer.nobody
    : answer.nobodyReaches(format(plan.probability, 'share'))
}
