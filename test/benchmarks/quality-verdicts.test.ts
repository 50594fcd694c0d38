import { describe, expect, it } from 'vitest'
import type { Run } from './quality-figures.ts'
import { judgeRecipes, referencesOf, toVerdictTable } from './quality-verdicts.ts'

const RUN = { rocAuc: 0.8, prAuc: 0.5, logLoss: 0.31, calibrationError: 0.01, seconds: 1 }
const README = {
  models: [
    { name: 'LR', rocAuc: 0.79, logLoss: 0.3 },
    { name: 'Keras', rocAuc: 0.81, logLoss: 0.32 },
  ],
  standardError: 0.02,
}

function resultOf(changes: Partial<Run>, testRows = 448) {
  return {
    file: 'a.csv',
    testRows,
    standardError: 0.03,
    recipes: [{ name: 'classic', runs: [{ ...RUN, ...changes }], weights: 1 }],
    peers: [{ name: 'LightGBM 4', runs: [RUN], weights: null }],
    readme: README,
  }
}

describe('judgeRecipes', () => {
  it('holds the AUC against the highest, the log loss against the lowest of the references', () => {
    expect(judgeRecipes(resultOf({ logLoss: 0.305 }))).toEqual([
      {
        file: 'a.csv',
        recipe: 'classic',
        rocAuc: { gap: expect.closeTo(0.01), allowed: 0.02, best: 'Keras', isWithin: true },
        logLoss: { gap: expect.closeTo(0.005), allowed: 0.01, best: 'LR', isWithin: true },
        calibrationError: { gap: 0.01, allowed: 0.06, best: '', isWithin: true },
      },
    ])
  })

  it.each([
    { figure: 'rocAuc', value: 0.791, testRows: 448, isWithin: true },
    { figure: 'rocAuc', value: 0.789, testRows: 448, isWithin: false },
    { figure: 'rocAuc', value: Number.NaN, testRows: 448, isWithin: false },
    { figure: 'logLoss', value: 0.309, testRows: 448, isWithin: true },
    { figure: 'logLoss', value: 0.309, testRows: 1000, isWithin: false },
    { figure: 'logLoss', value: 0.301, testRows: 1000, isWithin: true },
    { figure: 'calibrationError', value: 0.05, testRows: 448, isWithin: true },
    { figure: 'calibrationError', value: 0.05, testRows: 1000, isWithin: false },
  ] as const)('$figure $value of $testRows test rows: $isWithin', (row) => {
    const [verdict] = judgeRecipes(resultOf({ [row.figure]: row.value }, row.testRows))

    expect(verdict[row.figure].isWithin).toBe(row.isWithin)
  })

  it('is silent where there is nothing to hold a recipe against', () => {
    expect(judgeRecipes({ ...resultOf({}), readme: null, peers: [] })).toEqual([])
  })
})

describe('referencesOf', () => {
  it("are the README's, whatever ran", () => {
    expect(referencesOf(resultOf({}))).toBe(README)
  })

  it('are the peers that ran, where the README does not name the file', () => {
    expect(referencesOf({ ...resultOf({}), readme: null })).toEqual({
      models: [{ name: 'LightGBM 4', rocAuc: 0.8, logLoss: 0.31 }],
      standardError: 0.03,
    })
  })
})

describe('toVerdictTable', () => {
  it('is a row a verdict, with the gap and what is allowed, and a line a recipe', () => {
    const verdicts = [
      resultOf({ logLoss: 0.295 }),
      resultOf({ rocAuc: 0.78, logLoss: 0.32 }),
    ].flatMap(judgeRecipes)

    expect(toVerdictTable(verdicts).split('\n')).toEqual([
      '| file | recipe | ROC AUC below the best | log loss above the best | ECE |',
      '| --- | --- | --- | --- | --- |',
      '| a.csv | classic | yes: 0.0100 (0.0200), 0.50 se, Keras | yes: -0.0050 (0.0100), LR | ' +
        'yes: 0.0100 (0.0600) |',
      '| a.csv | classic | NO: 0.0300 (0.0200), 1.50 se, Keras | NO: 0.0200 (0.0100), LR | ' +
        'yes: 0.0100 (0.0600) |',
      '',
      '- classic: all within on 1 of 2 files',
    ])
  })

  it('says that there is none', () => {
    expect(toVerdictTable([])).toBe('No reference figures and no peers: no verdicts.')
  })
})
