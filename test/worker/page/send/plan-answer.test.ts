import { describe, expect, it } from 'vitest'
import { knownDepths } from '../../../../worker/page/send/mailing-depths.ts'
import { planAnswer } from '../../../../worker/page/send/plan-answer.ts'
import type { PlanInput } from '../../../../worker/page/send/plan-input.ts'
import { planMailing } from '../../../../worker/page/send/plan-mailing.ts'
import { toldMailing } from '../../../helpers/mailing-figures.ts'
import { WRITERS } from '../../../helpers/page-writers.ts'

/** Three of four are worth a send where it costs 1 and earns 4; two of them convert. */
const UNSEEN = {
  labels: Float32Array.of(1, 0, 1, 0),
  probabilities: Float64Array.of(0.9, 0.5, 0.3, 0.1),
}
const TEST = {
  labels: Float32Array.of(1, 1, 0, 0),
  probabilities: Float64Array.of(0.8, 0.4, 0.3, 0.2),
}

function answer(input: Partial<PlanInput>, language: 'en' | 'es' = 'en', test = TEST) {
  const mailing = toldMailing(UNSEEN, test)
  const amounts = { cost: 1, value: 4, budget: null, listSize: 10_000 }
  const plan = planMailing(mailing, knownDepths(mailing), { ...amounts, ...input })
  return planAnswer(WRITERS[language], plan)
}

describe('planAnswer', () => {
  it('says whom to mail, what that brings, and what others would', () => {
    expect(answer({})).toBe(
      'Mail the best 7,500 of 10,000: about 5,000 conversions and a profit of 12,500. Mailing everyone would bring a profit of 10,000; as many customers drawn at random, a profit of 7,500.',
    )
  })

  it('says it in Spanish', () => {
    expect(answer({}, 'es')).toBe(
      'Envíe a los 7500 mejores de 10.000: unas 5000 conversiones y un beneficio de 12.500. Enviar a todos daría un beneficio de 10.000; a tantos elegidos al azar, un beneficio de 7500.',
    )
  })

  it('says where the budget decides, and compares as many', () => {
    expect(answer({ budget: 2500 })).toBe(
      'Mail the best 2,500 of 10,000, as many as you allow: about 2,500 conversions and a profit of 7,500. Mailing everyone would bring a profit of 10,000; as many customers drawn at random, a profit of 2,500.',
    )
  })

  it('does not name a budget that is more than enough', () => {
    expect(answer({ budget: 9000 })).toBe(answer({}))
  })

  it('says where everybody is worth it', () => {
    const likely = { ...TEST, probabilities: new Float64Array(4).fill(0.9) }

    expect(answer({}, 'en', likely)).toBe(
      'Mail all 10,000: about 5,000 conversions and a profit of 10,000.',
    )
  })

  it('says where nobody is, and calls a loss a loss', () => {
    expect(answer({ cost: 5 })).toBe(
      'Mail nobody: at this cost and value no email pays for itself, not even to the best customers. Mailing everyone would bring a loss of 30,000.',
    )
  })

  it('says where nobody among the test customers is', () => {
    const unlikely = { ...TEST, probabilities: new Float64Array(4).fill(0.01) }

    expect(answer({}, 'en', unlikely)).toBe(
      'Mail nobody: an email pays from a probability of 30.0\u00a0%, and no test customer reached it. Mailing everyone would bring a profit of 10,000.',
    )
  })

  it('tells small money to the hundredth, and few conversions to the tenth', () => {
    expect(answer({ listSize: 5 })).toBe(
      'Mail the best 4 of 5: about 2.5 conversions and a profit of 6.25. Mailing everyone would bring a profit of 5.00; as many customers drawn at random, a profit of 3.75.',
    )
  })

  it('calls a loss that rounds to nothing no loss', () => {
    expect(answer({ cost: 5, listSize: 1, value: 9.992 })).toContain(
      'Mailing everyone would bring a profit of 0.00',
    )
  })
})
