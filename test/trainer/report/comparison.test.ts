import { describe, expect, it } from 'vitest'
import type { Evaluation } from '../../../trainer/evaluation/evaluation.ts'
import { describeComparison } from '../../../trainer/report/comparison.ts'
import { readMetricsJson, toMetricsJson } from '../../../trainer/report/metrics-json.ts'
import { describeOptions } from '../../../trainer/runs/options-json.ts'
import type { KeptRun } from '../../../trainer/runs/run-folder.ts'
import { REPORT_FIGURES } from '../../helpers/report-figures.ts'
import { trainOptions } from '../../helpers/train-options.ts'

const [NETWORK, ...OTHERS] = REPORT_FIGURES.candidates

function run(name: string, args: readonly string[], figures: Partial<Evaluation> = {}): KeptRun {
  return {
    name,
    options: describeOptions(trainOptions(...args)),
    metrics: readMetricsJson(toMetricsJson({ ...REPORT_FIGURES, ...figures }), 'metrics.json'),
  }
}

const FIRST = run('2026-11-22T22-04-31-84cb38aa', ['--patience', '3'])

const SECOND = run('2026-11-22T22-10-02-9f3c01d7', ['--hidden', '128,64', '--patience', '3'], {
  quality: { score: 48.02, band: 'good' },
  candidates: [
    {
      ...NETWORK,
      rocAuc: { value: 0.7401, low: 0.71, high: 0.7702, standardError: 0.0154 },
      prAuc: null,
      logLoss: { value: 0.3219, low: 0.308, high: 0.336, standardError: 0.0072 },
    },
    ...OTHERS,
  ],
  ksStatistic: null,
  seconds: { reading: 0.5, tuning: 4.5, training: 12.34, retraining: 1, evaluation: 1 },
})

describe('describeComparison', () => {
  it('shows options that differ, then figures, with the best of each row marked', () => {
    expect(describeComparison([FIRST, SECOND])).toEqual([
      '1  2026-11-22T22-04-31-84cb38aa',
      '2  2026-11-22T22-10-02-9f3c01d7',
      '',
      'Options that differ  1                                       2',
      'hidden               64,32                                   128,64',
      '',
      'On test rows         1                                       2',
      'rows                 2,000                                   2,000',
      'positives            240                                     240',
      'ROC AUC              0.7312                                  0.7401 *',
      '  95 % interval      0.7009-0.7616                           0.7100-0.7702',
      'PR AUC               0.3391                                  -',
      '  95 % interval      0.2997-0.3785                           -',
      'log loss             0.3214 *                                0.3219',
      '  95 % interval      0.3073-0.3355                           0.3080-0.3360',
      'Brier loss           0.0952                                  0.0952',
      'calibration error    0.0123                                  0.0123',
      'quality, 0 to 100    46.2                                    48.0 *',
      'KS statistic         0.3456                                  -',
      'profit               1,620.5                                 1,620.5',
      'seconds of training  1.3 *                                   12.3',
      '',
      '* the best of its row',
    ])
  })

  it('says so where all options are the same', () => {
    expect(describeComparison([FIRST, FIRST])).toContain('Their options are the same.')
  })

  it('shows one run by itself, with nothing to compare', () => {
    const lines = describeComparison([FIRST])

    expect(lines.slice(0, 3)).toEqual([
      '1  2026-11-22T22-04-31-84cb38aa',
      '',
      'On test rows         1',
    ])
    expect(lines.join('\n')).not.toContain('*')
  })

  it('has no row for a figure that no run has', () => {
    const poor = run('poor', [], { profit: null, ksStatistic: null })

    expect(describeComparison([poor, poor]).join('\n')).not.toMatch(/profit|KS statistic/)
  })

  it('shows an option that another version did not have', () => {
    const { patience, ...options } = FIRST.options

    expect(describeComparison([FIRST, { ...FIRST, options }])).toContain(
      'patience             3                                       -',
    )
  })

  it.each([
    { what: 'data_path', other: run('b', ['--patience', '3', '--data_path', 'b.csv']) },
    { what: 'seed', other: run('b', ['--patience', '3', '--seed', '2']) },
    { what: 'time_column', other: run('b', ['--patience', '3', '--time_column', 'sent_at']) },
    { what: 'group_column', other: run('b', ['--patience', '3', '--group_column', 'house']) },
    { what: 'rows', other: run('b', [], { data: { ...REPORT_FIGURES.data, rows: 9000 } }) },
    {
      what: 'positives',
      other: run('b', [], { data: { ...REPORT_FIGURES.data, positives: 1199 } }),
    },
    {
      what: 'split, seed',
      other: run('b', [], { run: { ...REPORT_FIGURES.run, split: 'column' } }),
    },
    { what: 'test rows', other: run('b', [], { testRows: 1999 }) },
    { what: 'test positives', other: run('b', [], { testPositives: 241 }) },
  ])('warns of runs that differ in $what, and marks no best', ({ what, other }) => {
    const lines = describeComparison([SECOND, FIRST, other])

    expect(lines).toContain(
      `Warning: they differ in ${what}, so not all were tested on the same rows.`,
    )
    expect(lines.join('\n')).not.toContain('*')
  })

  it('does not mind the seed where a column tells the test rows', () => {
    const figures = { run: { ...REPORT_FIGURES.run, split: 'column' as const } }
    const lines = describeComparison([
      run('a', ['--seed', '1'], figures),
      run('b', ['--seed', '2'], figures),
    ])

    expect(lines.join('\n')).not.toContain('Warning')
  })

  it('does not compare profits where costs differ', () => {
    const { profit } = REPORT_FIGURES
    const rich = run('rich', ['--cost_per_send', '0.1'], {
      profit: profit && { ...profit, chosen: { ...profit.chosen, profit: 2000 } },
    })

    expect(describeComparison([FIRST, rich])).toContain(
      'profit               1,620.5                                 2,000',
    )
  })

  it.each([2, 3, 4, 5])('fits 100 columns with %i runs', (runs) => {
    const paths = Array.from({ length: runs }, (_, at) =>
      run(`2026-11-22T22-04-3${at}-84cb38aa`, ['--data_path', `${'long/'.repeat(20)}${at}.csv`]),
    )

    const lines = describeComparison(paths)

    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100)
    expect(lines.find((line) => line.startsWith('data_path'))).toMatch(/…[long/]+0\.csv +…/)
  })
})
