import { describe, expect, it } from 'vitest'
import { groupFigures } from '../../../trainer/evaluation/groups.ts'
import { expectSameFigures } from '../../helpers/expect-same-figures.ts'
import { groupedRows } from '../../helpers/grouped-rows.ts'
import { groupFixture } from '../../parity/numpy/cases.ts'

type Rows = Parameters<typeof groupFigures>[2]

function figuresOf(labels: readonly number[], probabilities: readonly number[], groups: Rows) {
  return groupFigures(Float32Array.from(labels), Float64Array.from(probabilities), groups)
}

/** Names and kinds of all warnings. */
function warningsOf(rows: ReturnType<typeof groupedRows>): string[] {
  return groupFigures(rows.labels, rows.probabilities, rows.groups).flatMap(({ name, warnings }) =>
    warnings.map(({ kind }) => `${name}: ${kind}`),
  )
}

describe('groupFigures', () => {
  const { labels, probabilities, of_row: ofRow, groups: expected } = groupFixture
  const names = ['F', 'M', null]

  it.each([0, 1, 2])('agrees with NumPy on group %i', (group) => {
    const figures = figuresOf(labels, probabilities, { names, ofRow: Int32Array.from(ofRow) })
    const { name, warnings, rocAuc, ...plain } = figures[group]
    const { rocAuc: area, rocAucError, ...rest } = expected[group]

    expect(name).toBe(names[group])
    expectSameFigures(plain, rest)
    expect(rocAuc?.value).toBeCloseTo(area, 12)
    // A thousand replicates know a standard error to one part in 45.
    expect((rocAuc?.standardError ?? 0) / rocAucError).toBeCloseTo(1, 0.9)
    expect(((rocAuc?.high ?? 0) - area) / rocAucError).toBeCloseTo(1.96, 0.3)
  })

  it('leaves out groups without rows', () => {
    const ofRow = Int32Array.of(2, 2)

    expect(figuresOf([0, 1], [0.5, 0.5], { names: ['A', 'B', 'C'], ofRow })).toMatchObject([
      { name: 'C', rows: 2, positives: 1, rate: 0.5 },
    ])
  })

  it.each([
    { positives: 9, negatives: 50, isNull: true },
    { positives: 50, negatives: 9, isNull: true },
    { positives: 10, negatives: 10, isNull: false },
  ])(
    'has an AUC from ten rows of each class on: $positives and $negatives',
    ({ positives, negatives, isNull }) => {
      const labels = [...Array(positives).fill(1), ...Array(negatives).fill(0)]
      const ofRow = new Int32Array(labels.length)
      const probabilities = labels.map((label) => 0.4 + label / 10)
      const [figures] = figuresOf(labels, probabilities, { names: ['all'], ofRow })

      expect(figures.rocAuc === null).toBe(isNull)
    },
  )

  it('keeps the interval of a perfect ranking within 1', () => {
    const labels = [...Array(10).fill(1), ...Array(10).fill(0)]
    const probabilities = labels.map((label) => 0.4 + label / 10)
    const [{ rocAuc }] = figuresOf(labels, probabilities, {
      names: ['all'],
      ofRow: new Int32Array(20),
    })

    expect(rocAuc).toEqual({ value: 1, low: 1, high: 1, standardError: 0 })
  })

  it('has the calibration error of the mean where everybody is given the same, whatever the order', () => {
    const labels = [...Array(10).fill(1), ...Array(10).fill(0)]
    const [figures] = figuresOf(labels, Array(20).fill(0.75), {
      names: ['all'],
      ofRow: new Int32Array(20),
    })

    expect(figures.expectedCalibrationError).toBe(0.25)
  })

  it('gives no rows no figures', () => {
    expect(figuresOf([], [], { names: ['A'], ofRow: new Int32Array() })).toEqual([])
  })

  it('refuses labels and probabilities of different lengths', () => {
    expect(() => figuresOf([0], [], { names: ['A'], ofRow: Int32Array.of(0) })).toThrow(RangeError)
  })
})

describe('warnings', () => {
  it('name a group whose customers convert more than they were given', () => {
    expect(warningsOf(groupedRows(6000, 4, { shift: 0.7 }))).toEqual(['group 0: calibration'])
  })

  it('name a group whose customers convert less than they were given', () => {
    expect(warningsOf(groupedRows(6000, 4, { shift: -0.7 }))).toEqual(['group 0: calibration'])
  })

  it('name a group that is ranked no better than at random', () => {
    const rows = groupedRows(6000, 4, { signal: 0 })

    expect(warningsOf(rows)).toContain('group 0: ranking')
    expect(warningsOf(rows).filter((warning) => !warning.startsWith('group 0'))).toEqual([])
  })

  it('tell the figures they are about', () => {
    const { labels, probabilities, groups } = groupedRows(6000, 4, { shift: 0.7 })
    const [{ warnings, meanProbability, rate }] = groupFigures(labels, probabilities, groups)

    expect(warnings).toEqual([{ kind: 'calibration', meanProbability, rate }])
  })

  it.each([
    { rows: 5000, level: -1 },
    { rows: 5000, level: -4 },
    { rows: 500, level: -1 },
    { rows: 500, level: -4 },
  ])('stay silent on true probabilities: $rows rows in 50 groups, logits around $level', (plan) => {
    const warnings = Array.from({ length: 4 }, (_, seed) =>
      warningsOf(groupedRows(plan.rows, 50, { level: plan.level, seed })),
    ).flat()

    // Of four times fifty groups.
    expect(warnings.length).toBeLessThanOrEqual(1)
  })

  it.each([
    { what: 'one unlikely conversion', labels: [1, 0, 0, 0, 0], warnings: 0 },
    { what: 'conversions against all odds', labels: [1, 1, 1, 1, 0], warnings: 1 },
  ])('make $warnings of $what in a handful of rows', ({ labels, warnings }) => {
    const [figures] = figuresOf(labels, Array(5).fill(0.01), {
      names: ['small'],
      ofRow: new Int32Array(5),
    })

    expect(figures.warnings).toHaveLength(warnings)
  })

  it('forgive a gap that is beyond chance but below a tenth of the rate', () => {
    const labels = Array.from({ length: 10_000 }, (_, row) => Number(row % 2 === 0))
    const groups = { names: ['all'], ofRow: new Int32Array(labels.length) }

    expect(figuresOf(labels, Array(10_000).fill(0.46), groups)[0].warnings).toEqual([])
    expect(figuresOf(labels, Array(10_000).fill(0.44), groups)[0].warnings).toHaveLength(1)
  })

  it('forgive an AUC that is beyond chance but less than 0.03 behind', () => {
    const rows = groupedRows(60_000, 2, { signal: 0.85 })

    expect(warningsOf(rows)).toEqual([])
  })
})
