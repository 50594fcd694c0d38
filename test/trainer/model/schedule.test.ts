import { describe, expect, it } from 'vitest'
import { learningRateAt, type Schedule } from '../../../trainer/model/schedule.ts'
import { largestDifference } from '../../helpers/largest-difference.ts'
import { torchSchedules } from '../../parity/pytorch/cases.ts'

/** Of the peak: cosines of float64, one by its series, the other from the system's library. */
const TOLERANCE = 1e-14

function ratesOf(schedule: Schedule, steps: number): number[] {
  return Array.from({ length: steps }, (_, step) => learningRateAt(schedule, step, steps))
}

describe('learningRateAt', () => {
  it.each(torchSchedules)(
    'gives the rates of PyTorch: $name of $steps steps, warm-up $warmup',
    ({ steps, rates, ...schedule }) => {
      const difference = largestDifference(ratesOf(schedule, steps), rates)
      expect(difference).toBeLessThan(TOLERANCE * schedule.peak)
    },
  )

  it('stays at the peak where it is constant', () => {
    expect(ratesOf({ name: 'constant', peak: 0.01, warmup: 0.5 }, 3)).toEqual([0.01, 0.01, 0.01])
  })

  it.each([0.001, 0.5, 0.999])('climbs to the peak over a share %d of the steps', (warmup) => {
    const rates = ratesOf({ name: 'cosine', peak: 1, warmup }, 1000)
    expect(rates[Math.round(1000 * warmup) - 1]).toBe(1)
    expect(rates.every((rate) => rate > 0 && rate <= 1)).toBe(true)
  })

  it('keeps a rate above zero where the warm-up takes every step', () => {
    expect(ratesOf({ name: 'cosine', peak: 1, warmup: 0.99 }, 2)).toEqual([0.5, 1])
  })
})
