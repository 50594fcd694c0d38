import { describe, expect, it } from 'vitest'
import { keepFigures } from '../../../trainer/report/kept-figures.ts'
import { toMetricsJson } from '../../../trainer/report/metrics-json.ts'
import { EXAMPLE_FIGURES } from '../../helpers/example-figures.ts'
import { EXTREME_FIGURES } from '../../helpers/extreme-figures.ts'
import { REPORT_FIGURES } from '../../helpers/report-figures.ts'

describe('keepFigures', () => {
  it.each([
    ['a plain run', REPORT_FIGURES],
    ['a run with something in every section', EXAMPLE_FIGURES],
    ...Object.entries(EXTREME_FIGURES),
  ])('keeps what metrics.json says of %s', (_name, figures) => {
    expect(JSON.parse(toMetricsJson(figures))).toMatchObject(keepFigures(figures))
  })

  it('keeps nothing that differs between runs that are the same', () => {
    const text = JSON.stringify(keepFigures(EXAMPLE_FIGURES))

    expect(text).not.toMatch(/"(trained_at|version|seconds|options|data_path)":/)
  })

  it('keeps what is shown of customers, reasons and money', () => {
    const { mailing, profit, importance, run } = keepFigures(REPORT_FIGURES)

    expect(mailing.rules[0].test_sends).toBe(1180)
    expect(profit?.gain_per_thousand).toEqual({ value: 110.25, low: 61.5, high: 158 })
    expect(importance[0].feature).toBe('recency')
    expect(run).toEqual({
      rows: { train: 7200, validation: 800, test: 2000 },
      ...{ split: 'random', times: null, network: '7-64-32-1' },
    })
  })
})
