/** Figures of a plan, as its sentences tell them: rounded, a loss with its word. */

import type { Writer } from '../session/writer.ts'
import type { PlanPoint } from './plan-mailing.ts'
import type { DepthTexts } from './words.ts'

/** From here on, hundredths and tenths are noise. */
const LARGE_MONEY = 100
const MANY = 10

export function depthTexts(writer: Writer, point: PlanPoint): DepthTexts {
  const { share, sends, conversions, profit } = point
  return {
    share: writer.format(share, 'share'),
    sends: wholeText(writer, sends),
    conversions: countText(writer, conversions),
    profit: profitText(writer, profit),
  }
}

/** Whole things: nobody sends half an email. */
export function wholeText({ format }: Writer, count: number): string {
  return format(Math.round(count), 'count')
}

/** Things that are expected: of few, tenths. */
export function countText({ format }: Writer, count: number): string {
  return format(count < MANY ? count : Math.round(count), 'count')
}

export function moneyText({ decimal }: Writer, amount: number): string {
  return decimal(amount, Math.abs(amount) < LARGE_MONEY ? 2 : 0)
}

/** A loss that rounds to nothing is none. */
export function profitText(writer: Writer, amount: number): string {
  const isLoss = amount <= -0.005
  return writer.words.send.profit(moneyText(writer, Math.abs(amount)), isLoss)
}
