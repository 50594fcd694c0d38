import { describe, expect, it } from 'vitest'
import { planHoldout, roundHoldout } from '../../../../worker/page/send/holdout.ts'
import { holdoutAnswer } from '../../../../worker/page/send/holdout-answer.ts'
import { WRITERS } from '../../../helpers/page-writers.ts'

function answer(sends: number, conversions: number, caused = 0.2) {
  const question = { sends, conversions, caused }
  return holdoutAnswer(WRITERS.en, question, roundHoldout(planHoldout(question)))
}

describe('holdoutAnswer', () => {
  it('says how many to leave out', () => {
    expect(answer(10_000, 1500)).toBe(
      'Leave out 11.9\u00a0%: 1,190 of 10,000 emails. Then four of five such campaigns show an effect of this size (80\u00a0% power, at the 5\u00a0% level).',
    )
  })

  it('says how many emails it would take where these are too few', () => {
    expect(answer(500, 60)).toBe(
      '500 emails are too few to see an effect of this size, even with half of them left out. It would take about 5,249, 50.0\u00a0% of them left out; or add up several campaigns.',
    )
  })

  it('says where there is nothing to compare', () => {
    expect(answer(0, 0)).toBe(
      'There is nothing to compare: nobody would be mailed, or nobody converts.',
    )
  })
})
