import { describe, expect, it } from 'vitest'
import { readMetricsJson, toMetricsJson } from '../../../trainer/report/metrics-json.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'
import { REPORT_FIGURES } from '../../helpers/report-figures.ts'

describe('toMetricsJson', () => {
  const json = toMetricsJson(REPORT_FIGURES)
  const document = JSON.parse(json)

  it('starts with its format and ends with a line break', () => {
    expect(json).toMatch(/^\{\n {2}"format": 1,\n {2}"run": \{/)
    expect(json).toMatch(/\}\n$/)
  })

  it('has every figure, by its name in snake_case', () => {
    expect(Object.keys(document)).toEqual([
      'format',
      'run',
      'tuning',
      'data',
      'test_rows',
      'test_positives',
      'confusion',
      'classification',
      'quality',
      'candidates',
      'ks_statistic',
      'deciles',
      'depths',
      'reliability',
      'calibration',
      'mailing',
      'profit',
      'importance',
      'partial_dependence',
      'groups',
      'ablations',
      'cross_validation',
      'sampled_rows',
      'seconds',
    ])
    expect(Object.keys(document.candidates[0].roc_auc)).toEqual([
      'value',
      'low',
      'high',
      'standard_error',
    ])
    expect(document.tuning.is_reproducible).toBe(true)
    expect(document.tuning.settings[1].loss_above.standard_error).toBe(0.0013)
    expect(document.classification.macro_average.f1_score).toBe(0.6412)
    expect(document.calibration.fitted_on).toBe('validation')
    expect(document.mailing.rules[0].test_sends).toBe(1180)
    expect(document.profit.gain_per_thousand.value).toBe(110.25)
  })

  it('leaves keys that are data as they are', () => {
    const { run } = JSON.parse(
      toMetricsJson({
        ...REPORT_FIGURES,
        run: { ...REPORT_FIGURES.run, options: { newFlag: 1 }, libraries: { h5Wasm: '1.0' } },
      }),
    )

    expect([run.options, run.libraries]).toEqual([{ newFlag: 1 }, { h5Wasm: '1.0' }])
  })

  it('keeps all digits of a number', () => {
    expect(document.candidates[0].roc_auc.value).toBe(0.7312345678901234)
    expect(document.quality.score).toBe(46.24691358024691)
  })

  it.each([null, Number.NaN, Number.POSITIVE_INFINITY])('says null for %s', (ksStatistic) => {
    expect(toMetricsJson({ ...REPORT_FIGURES, ksStatistic })).toContain('"ks_statistic": null')
  })
})

describe('readMetricsJson', () => {
  it('gives what runs are compared by', () => {
    const metrics = readMetricsJson(toMetricsJson(REPORT_FIGURES), 'metrics.json')

    expect(metrics).toMatchObject({
      test_rows: 2000,
      candidates: [{ name: 'network', roc_auc: { value: 0.7312345678901234 } }, {}, {}],
      quality: { score: 46.24691358024691 },
      profit: { chosen: { profit: 1620.5 } },
    })
  })

  it('reads a run of which nothing is defined', () => {
    const [network] = REPORT_FIGURES.candidates
    const json = toMetricsJson({
      ...REPORT_FIGURES,
      quality: null,
      candidates: [{ ...network, rocAuc: null, prAuc: null }],
      ksStatistic: null,
      profit: null,
    })

    expect(readMetricsJson(json, 'metrics.json')).toMatchObject({
      quality: null,
      candidates: [{ roc_auc: null, pr_auc: null }],
      ks_statistic: null,
      profit: null,
    })
  })

  it.each([
    {
      what: 'no JSON',
      json: 'roc_auc',
      message:
        'Expected figures in a/metrics.json. Received: Unexpected token \'r\', "roc_auc" is not ' +
        'valid JSON.',
    },
    {
      what: 'another document',
      json: '{}',
      message: 'Expected figures of format 1 in a/metrics.json. Received a file without one.',
    },
    {
      what: 'another format',
      json: '{"format": 2}',
      message: 'Expected figures of format 1 in a/metrics.json. Received format 2.',
    },
    {
      what: 'a missing figure',
      json: toMetricsJson(REPORT_FIGURES).replace('"test_rows"', '"rows"'),
      message:
        'a/metrics.json, test_rows: Invalid key: Expected "test_rows" but received undefined.',
    },
    {
      what: 'a figure of another kind',
      json: toMetricsJson(REPORT_FIGURES).replace('"test_rows": 2000', '"test_rows": "all"'),
      message: 'a/metrics.json, test_rows: Invalid type: Expected number but received "all".',
    },
    {
      what: 'candidates in another order',
      json: toMetricsJson({ ...REPORT_FIGURES, candidates: [] }),
      message: 'a/metrics.json, candidates: Expected the network to be the first candidate.',
    },
  ])('refuses $what', async ({ json, message }) => {
    await expectFailure(() => readMetricsJson(json, 'a/metrics.json'), 'invalid-data', message)
  })
})
