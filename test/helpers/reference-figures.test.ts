import { describe, expect, it } from 'vitest'
import { calibrationErrorLimit, logLossTolerance, parseReferences } from './reference-figures.ts'

const README = `# Data

| file | what it is | rows | positives |
|---|---|---|---|
| \`a.csv\` | a campaign | 2,240 | 14.9 % |

| file | AUC LR | AUC LightGBM | AUC Keras | log loss LR | LightGBM | Keras | constant | se |
|---|---|---|---|---|---|---|---|---|
| \`a.csv\` | 0.81 | 0.82 | 0.83 (0.80-0.85) | 0.31 | 0.32 | 0.33 | 0.42 | 0.02 |
`

describe('parseReferences', () => {
  it('reads AUC and log loss of each model, without what is in brackets', () => {
    expect(Object.fromEntries(parseReferences(README))).toEqual({
      'a.csv': {
        models: [
          { name: 'LR', rocAuc: 0.81, logLoss: 0.31 },
          { name: 'LightGBM', rocAuc: 0.82, logLoss: 0.32 },
          { name: 'Keras', rocAuc: 0.83, logLoss: 0.33 },
        ],
        standardError: 0.02,
      },
    })
  })

  it('finds none where there is no table', () => {
    expect(parseReferences('').size).toBe(0)
  })
})

describe('tolerances', () => {
  it.each([
    { testRows: 999, logLoss: 0.01, calibrationError: 0.06 },
    { testRows: 1000, logLoss: 0.002, calibrationError: 0.02 },
  ])('of $testRows test rows', ({ testRows, logLoss, calibrationError }) => {
    expect(logLossTolerance(testRows)).toBe(logLoss)
    expect(calibrationErrorLimit(testRows)).toBe(calibrationError)
  })
})
