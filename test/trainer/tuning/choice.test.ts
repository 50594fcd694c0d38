import { describe, expect, it } from 'vitest'
import { choose, type Trial, tabulate } from '../../../trainer/tuning/choice.ts'
import { trainOptions } from '../../helpers/train-options.ts'

const LABELS = Float32Array.of(0, 0, 1, 0, 1, 0)

/** Logits that are so far on the right side of 0. */
function trial(
  name: Trial['name'],
  {
    margin = 0,
    weights = 1000,
    lack = null,
  }: Partial<Trial> & {
    readonly margin?: number
  },
): Trial {
  const logits = Float64Array.from(LABELS, (label) => (2 * label - 1) * margin)
  const fitted = lack
    ? null
    : { preprocessing: { features: [] }, weights: [], logits, history: HISTORY }
  return { name, options: trainOptions(), fitted, lack, weights }
}

const HISTORY = { epochs: [], bestEpoch: 0, stoppedEarly: false }
const NOTHING: ReadonlySet<string> = new Set()

const SMALL = trial('classic', { margin: 1 })
const LARGE = trial('strong', { margin: 3, weights: 60_001 })
const USELESS = trial('logistic', { margin: -1 })

describe('choose', () => {
  it('takes the lowest log loss of those that are small enough', () => {
    expect(choose([USELESS, LARGE, SMALL], LABELS, NOTHING)).toBe(SMALL)
    expect(choose([SMALL, { ...LARGE, weights: 60_000 }], LABELS, NOTHING)?.name).toBe('strong')
  })

  it.each(['hidden', 'ensemble', 'bins', 'rare_below'])(
    'takes a larger one where a person gave --%s',
    (flag) => {
      expect(choose([SMALL, LARGE], LABELS, new Set([flag]))).toBe(LARGE)
    },
  )

  it('takes a larger one where no small one beats the base rate', () => {
    expect(choose([USELESS, LARGE], LABELS, NOTHING)).toBe(LARGE)
  })

  it('takes none without a result', () => {
    expect(choose([trial('classic', { lack: 'cut' })], LABELS, NOTHING)).toBeNull()
    expect(choose([], LABELS, NOTHING)).toBeNull()
  })
})

describe('tabulate', () => {
  it('has the chosen one, what is worse, what is too large, and last what has no figures', () => {
    const cut = trial('binned', { lack: 'cut' })
    const rows = tabulate([cut, USELESS, SMALL, LARGE], SMALL, LABELS)
    expect(rows.map(({ name, status }) => [name, status])).toEqual([
      ['strong', 'too_large'],
      ['classic', 'chosen'],
      ['logistic', 'considered'],
      ['binned', 'cut'],
    ])
    expect(rows.map(({ lossAbove }) => Math.sign(lossAbove?.value ?? 0))).toEqual([-1, 0, 1, 0])
  })

  it('calls nothing too large beside a chosen one that is as large', () => {
    const rows = tabulate([LARGE, { ...LARGE, name: 'binned' }], LARGE, LABELS)
    expect(rows.map(({ status }) => status)).toEqual(['chosen', 'considered'])
  })
})
