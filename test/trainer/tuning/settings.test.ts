import { describe, expect, it } from 'vitest'
import { countWeights } from '../../../trainer/model/network.ts'
import {
  MOST_SERVED_WEIGHTS,
  outcomeSettings,
  strongSetting,
  TUNABLE,
  taughtSize,
} from '../../../trainer/tuning/settings.ts'
import { trainOptions } from '../../helpers/train-options.ts'

/** Each width that a taught network may have, the largest first. */
const WIDTHS = [
  [128, 64],
  [96, 48],
  [64, 32],
  [48, 24],
  [32, 16],
]

/** By definition: the first that fits. */
function largestThatFits(inputs: number): readonly number[] | undefined {
  return WIDTHS.find(
    (hidden) => countWeights({ inputs, hidden, dropout: 0 }) <= MOST_SERVED_WEIGHTS,
  )
}

describe('taughtSize', () => {
  it.each([1, 10, 200, 400, 404, 405, 500, 600, 900, 1100, 1200, 1800])(
    'is the largest network of at most 60,000 weights for %i inputs',
    (inputs) => {
      expect(taughtSize(() => inputs)).toEqual({ hidden: largestThatFits(inputs), rare_below: 5 })
    },
  )

  it('knows the edge: one input more, and the next smaller network', () => {
    const edge = Array.from({ length: 3000 }, (_, inputs) => inputs).findLast(
      (inputs) => countWeights({ inputs, hidden: [128, 64], dropout: 0 }) <= MOST_SERVED_WEIGHTS,
    ) as number // one input fits
    expect(taughtSize(() => edge).hidden).toEqual([128, 64])
    expect(taughtSize(() => edge + 1).hidden).toEqual([96, 48])
  })

  it('pools more names until the smallest network fits', () => {
    const asked: number[] = []
    const inputsOf = (rareBelow: number) => {
      asked.push(rareBelow)
      return Math.round(60_000 / rareBelow)
    }
    expect(taughtSize(inputsOf)).toEqual({ hidden: largestThatFits(1200), rare_below: 50 })
    expect(asked).toEqual([5, 10, 20, 50])
  })

  it('is the smallest network where no pooling helps', () => {
    expect(taughtSize(() => 100_000)).toEqual({ hidden: [32, 16], rare_below: 1000 })
  })
})

describe('outcomeSettings', () => {
  it.each([
    { rows: 100, epochs: 100 },
    { rows: 8000, epochs: 24 },
    { rows: 32_000, epochs: 6 },
    { rows: 1_000_000, epochs: 5 },
  ])('trains the logistic regression for $epochs epochs on $rows rows', ({ rows, epochs }) => {
    expect(outcomeSettings(rows)[0]).toMatchObject({ name: 'logistic', changes: { epochs } })
  })

  it('has the recipe classic among them, unchanged', () => {
    expect(outcomeSettings(1000)).toContainEqual({ name: 'classic', changes: {} })
  })

  it.each([...outcomeSettings(1000), strongSetting({ hidden: [8], rare_below: 5 }, 3)])(
    'changes what a recipe may: $name',
    ({ changes }) => {
      for (const name of Object.keys(changes)) expect(TUNABLE).toContain(name)
    },
  )

  it.each([...outcomeSettings(1000), strongSetting({ hidden: [8], rare_below: 5 }, 3)])(
    'says what the command line takes: $name',
    ({ changes }) => {
      const flags = Object.entries(changes).flatMap(([name, value]) => [
        `--${name}`,
        String(value) || 'none',
      ])
      expect(trainOptions(...flags)).toMatchObject(changes)
    },
  )
})

describe('strongSetting', () => {
  it('has the size and the epochs it is given, and a committee', () => {
    expect(strongSetting({ hidden: [48, 24], rare_below: 20 }, 7).changes).toMatchObject({
      ...{ hidden: [48, 24], rare_below: 20, epochs: 7, teacher: 'committee' },
    })
  })
})
