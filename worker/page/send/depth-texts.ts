/** Figures of a plan, as its sentences tell them: rounded, a loss with its word. */

import type { Reader } from '../session/reader.ts'
import type { PlanPoint } from './plan-mailing.ts'
import type { DepthTexts } from './words.ts'

type Format = Pick<Reader, 'words' | 'format' | 'decimal'>

/** From here on, hundredths and tenths are noise. */
const LARGE_MONEY = 100
const MANY = 10

export function depthTexts(reader: Format, point: PlanPoint): DepthTexts {
  const { share, sends, conversions, profit } = point
  return {
    share: reader.format(share, 'share'),
    sends: wholeText(reader, sends),
    conversions: countText(reader, conversions),
    profit: profitText(reader, profit),
  }
}

/** Whole things: nobody sends half an email. */
export function wholeText({ format }: Format, count: number): string {
  return format(Math.round(count), 'count')
}

/** Things that are expected: of few, tenths. */
export function countText({ format }: Format, count: number): string {
  return format(count < MANY ? count : Math.round(count), 'count')
}

export function moneyText({ decimal }: Format, amount: number): string {
  return decimal(amount, Math.abs(amount) < LARGE_MONEY ? 2 : 0)
}

/** A loss that rounds to nothing is none. */
export function profitText(reader: Format, amount: number): string {
  const isLoss = amount <= -0.005
  return reader.words.send.profit(moneyText(reader, Math.abs(amount)), isLoss)
}
