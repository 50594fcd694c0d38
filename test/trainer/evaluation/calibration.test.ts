import { describe, expect, it } from 'vitest'
import {
  baseRateLogLoss,
  brierLoss,
  logLoss,
  rowBrierLosses,
  rowLogLosses,
} from '../../../trainer/evaluation/calibration.ts'
import { scikitLearnCases, trainingBaseRate } from '../../parity/scikit-learn/cases.ts'

describe('logLoss', () => {
  it.each([
    { label: 1, probability: 0.5, expected: Math.LN2 },
    { label: 0, probability: 0.75, expected: 2 * Math.LN2 },
    { label: 1, probability: 0.25, expected: 2 * Math.LN2 },
    { label: 1, probability: 0, expected: 52 * Math.LN2 },
    { label: 0, probability: 1, expected: 52 * Math.LN2 },
    { label: 1, probability: 1, expected: 2 ** -52 },
    { label: 0, probability: 0, expected: 2 ** -52 },
  ])(
    'is $expected for label $label at probability $probability',
    ({ label, probability, expected }) => {
      const loss = logLoss(Float32Array.of(label), Float64Array.of(probability))

      expect(loss / expected).toBeCloseTo(1, 13)
    },
  )

  it('is the mean over rows', () => {
    const labels = Float32Array.of(1, 0, 1, 0)
    const probabilities = Float64Array.of(0.5, 0.5, 0.125, 0.5)

    expect(logLoss(labels, probabilities)).toBeCloseTo(1.5 * Math.LN2, 13)
  })

  it.each(scikitLearnCases)('agrees with scikit-learn on $name', (rows) => {
    expect(logLoss(rows.labels, rows.probabilities)).toBeCloseTo(rows.logLoss, 12)
  })
})

describe('baseRateLogLoss', () => {
  it.each(scikitLearnCases)('agrees with scikit-learn on $name', (rows) => {
    const loss = baseRateLogLoss(rows.labels, trainingBaseRate)

    expect(loss).toBeCloseTo(rows.baseRateLogLoss, 12)
  })

  it('is the entropy of the labels when the rows have the base rate', () => {
    const labels = Float32Array.of(0, 0, 0, 1)

    const entropy = -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75)
    expect(baseRateLogLoss(labels, 0.25)).toBeCloseTo(entropy, 13)
  })

  it('refuses a base rate that is no share', () => {
    expect(() => baseRateLogLoss(Float32Array.of(0, 1), 25)).toThrow(
      new RangeError('Expected probabilities in [0, 1]. Received 25 at position 0.'),
    )
  })
})

describe('brierLoss', () => {
  it.each([
    { outcomes: 'known', probabilities: [0, 1, 0, 1], expected: 0 },
    { outcomes: 'mistaken', probabilities: [1, 0, 1, 0], expected: 1 },
    { outcomes: 'left open', probabilities: [0.5, 0.5, 0.5, 0.5], expected: 0.25 },
    { outcomes: 'half known', probabilities: [0.25, 0.5, 0.25, 0.5], expected: 0.15625 },
  ])('is $expected where outcomes are $outcomes', ({ probabilities, expected }) => {
    const labels = Float32Array.of(0, 1, 0, 1)

    expect(brierLoss(labels, Float64Array.from(probabilities))).toBe(expected)
  })

  it.each(scikitLearnCases)('agrees with scikit-learn on $name', (rows) => {
    expect(brierLoss(rows.labels, rows.probabilities)).toBeCloseTo(rows.brierLoss, 12)
  })
})

describe.each([
  { name: 'rowLogLosses', losses: rowLogLosses, loss: logLoss },
  { name: 'rowBrierLosses', losses: rowBrierLosses, loss: brierLoss },
])('$name', ({ losses, loss }) => {
  it('has the loss of each row alone', () => {
    const labels = Float32Array.of(0, 1, 1)
    const probabilities = Float64Array.of(0.25, 0.75, 0)

    expect(Array.from(losses(labels, probabilities))).toEqual([
      loss(Float32Array.of(0), Float64Array.of(0.25)),
      loss(Float32Array.of(1), Float64Array.of(0.75)),
      loss(Float32Array.of(1), Float64Array.of(0)),
    ])
  })

  it('refuses what its mean refuses, but for no rows', () => {
    expect(() => losses(Float32Array.of(0, 1), Float64Array.of(0.5))).toThrow(RangeError)
    expect(() => losses(Float32Array.of(0), Float64Array.of(1.5))).toThrow(RangeError)
    expect(losses(new Float32Array(), new Float64Array())).toEqual(new Float64Array())
  })
})
