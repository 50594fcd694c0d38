import { describe, expect, it } from 'vitest'
import { addTotals, NO_ROWS, totalRows } from '../../../trainer/model/training-history.ts'

/** Binary cross-entropy, as its definition has it. */
function lossOf(label: number, logit: number): number {
  const probability = 1 / (1 + Math.exp(-logit))
  return -label * Math.log(probability) - (1 - label) * Math.log(1 - probability)
}

describe('totalRows', () => {
  it('adds up the losses of outcomes and of probabilities, and counts hits', () => {
    const labels = Float32Array.of(0, 1, 0.25, 0.75)
    const logits = [0.5, 2, -1, -3]
    const { rows, loss, correct } = totalRows(labels, logits, [1, 1])
    const expected = logits.reduce((sum, logit, row) => sum + lossOf(labels[row], logit), 0)
    expect(loss).toBeCloseTo(expected, 12)
    expect({ rows, correct }).toEqual({ rows: 4, correct: 2 })
  })

  it.each([
    { label: 0, weight: 2 },
    { label: 0.3, weight: 2 },
    { label: 0.5, weight: 2 },
    { label: 0.75, weight: 7 },
    { label: 1, weight: 7 },
  ])('weighs a row of label $label as its likelier class: $weight', ({ label, weight }) => {
    const { loss } = totalRows(Float32Array.of(label), [0.4], [2, 7])
    expect(loss).toBeCloseTo(weight * lossOf(Math.fround(label), 0.4), 7)
  })

  it.each([
    { label: 0.5, logit: 0, correct: 1 },
    { label: 0.5, logit: 0.1, correct: 0 },
    { label: 0.6, logit: 0.1, correct: 1 },
    { label: 0.4, logit: 0.1, correct: 0 },
    { label: 0.4, logit: -0.1, correct: 1 },
  ])('counts a logit of $logit for a label of $label: $correct', ({ label, logit, correct }) => {
    expect(totalRows(Float32Array.of(label), [logit], [1, 1]).correct).toBe(correct)
  })

  it('stays finite at logits of any size', () => {
    const large = 2 ** 100
    const { loss } = totalRows(Float32Array.of(0, 0.5, 1), [large, -large, large], [1, 1])
    expect(loss).toBe(1.5 * large)
  })
})

describe('addTotals', () => {
  it('adds batch to batch', () => {
    const batch = { rows: 3, loss: 1.5, correct: 2 }
    expect(addTotals(addTotals(NO_ROWS, batch), batch)).toEqual({ rows: 6, loss: 3, correct: 4 })
  })
})
