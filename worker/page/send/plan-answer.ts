/** The plan in a sentence or two. */

import type { Writer } from '../session/writer.ts'
import { depthTexts, profitText, wholeText } from './depth-texts.ts'
import type { MailingPlan } from './plan-mailing.ts'

/** Whom to mail, what that brings, and what mailing others would. */
export function planAnswer(writer: Writer, plan: MailingPlan): string {
  const { answer } = writer.words.send
  const everyone = profitText(writer, plan.everyone.profit)
  const isAll = plan.planned.sends === plan.everyone.sends
  if (plan.planned.sends === 0) return `${nobody(writer, plan)} ${answer.everyone(everyone)}`
  const texts = depthTexts(writer, plan.planned)
  if (isAll) return answer.all(texts)
  const size = wholeText(writer, plan.everyone.sends)
  const isCut = plan.planned.sends < plan.chosen.sends
  const random = profitText(writer, plan.planned.share * plan.everyone.profit)
  const what = isCut ? answer.limited(texts, size) : answer.some(texts, size)
  return `${what} ${answer.others(everyone, random)}`
}

function nobody({ words, format }: Writer, plan: MailingPlan): string {
  const { answer } = words.send
  return plan.probability === null
    ? answer.nobody
    : answer.nobodyReaches(format(plan.probability, 'share'))
}
