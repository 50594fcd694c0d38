import { describe, expect, it } from 'vitest'
import { describeEntrant, toQualityTable } from './quality-table.ts'

const RUN = { rocAuc: 0.8, prAuc: 0.5, logLoss: 0.3, calibrationError: 0.02, seconds: 1 }
const RECIPE = { name: 'classic', runs: [RUN, { ...RUN, rocAuc: 0.82 }], weights: 2497 }
const PEER = { name: 'LightGBM 4', runs: [{ ...RUN, rocAuc: Number.NaN }], weights: null }
const RESULT = {
  file: 'a.csv',
  testRows: 448,
  standardError: 0.03,
  recipes: [RECIPE],
  peers: [PEER],
  readme: { models: [{ name: 'LR', rocAuc: 0.81, logLoss: 0.31 }], standardError: 0.03 },
}

describe('toQualityTable', () => {
  it('is a row a contestant: recipes, peers, references', () => {
    expect(toQualityTable([RESULT]).split('\n').slice(0, 5)).toEqual([
      '| file | contestant | ROC AUC | PR AUC | log loss | ECE | s | weights |',
      '| --- | --- | --: | --: | --: | --: | --: | --: |',
      '| a.csv | classic | 0.8100 (0.0141) | 0.5000 (0.0000) | 0.3000 (0.0000) | ' +
        '0.0200 (0.0000) | 1.00 | 2,497 |',
      '| a.csv | LightGBM 4 | - | 0.5000 | 0.3000 | 0.0200 | 1.00 |  |',
      '| a.csv | LR, README | 0.8100 |  | 0.3100 |  |  |  |',
    ])
  })

  it('has no references of a file that the README does not name', () => {
    expect(toQualityTable([{ ...RESULT, readme: null }])).not.toContain('README')
  })
})

describe('describeEntrant', () => {
  it.each([
    {
      entrant: RECIPE,
      expected:
        'classic: ROC AUC 0.8100 (0.0141), PR AUC 0.5000 (0.0000), log loss 0.3000 (0.0000), ' +
        'ECE 0.0200 (0.0000), 1.00 s, 2,497 weights',
    },
    {
      entrant: PEER,
      expected: 'LightGBM 4: ROC AUC -, PR AUC 0.5000, log loss 0.3000, ECE 0.0200, 1.00 s',
    },
  ])('says what $entrant.name reached', ({ entrant, expected }) => {
    expect(describeEntrant(entrant)).toBe(expected)
  })
})
