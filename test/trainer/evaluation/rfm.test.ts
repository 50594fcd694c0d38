import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../shared/customer-record.ts'
import { DEFAULT_SCHEMA, type Feature } from '../../../shared/schema.ts'
import {
  fitRfmRule,
  type RfmRule,
  rfmProbabilities,
  rfmSums,
} from '../../../trainer/evaluation/rfm.ts'
import { rowsFrom } from '../../../trainer/preprocessing/labelled-rows.ts'
import { schemaOf } from '../../helpers/schema-of.ts'
import { tableOf } from '../../helpers/tables.ts'
import { rfmFixture } from '../../parity/numpy/cases.ts'

const RECENCY: Feature = { name: 'days', type: 'integer', missing: true, role: 'recency' }
const FREQUENCY: Feature = { name: 'orders', type: 'integer', missing: true, role: 'frequency' }
const MONETARY: Feature = { name: 'spend', type: 'number', missing: true, role: 'monetary' }
const SCHEMA = schemaOf(RECENCY, FREQUENCY, MONETARY)

/** The rule of customers 1 to 10, who rise in all three columns; only the last two convert. */
function risingRule(): RfmRule {
  const customers = Array.from({ length: 10 }, (_, row): Cell[] => [row + 1, row + 1, row + 1])
  const labels = Float32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 1)
  const rule = fitRfmRule(SCHEMA, tableOf(SCHEMA, customers), labels, rowsFrom(0, 10))
  return rule as RfmRule // the schema names all three roles
}

describe('fitRfmRule', () => {
  const { training_rows: trainingRows, customers, labels, ...expected } = rfmFixture
  const table = tableOf(SCHEMA, customers)
  const rows = rowsFrom(0, customers.length)
  const learned = fitRfmRule(SCHEMA, table, Float32Array.from(labels), rowsFrom(0, trainingRows))
  const rule = learned as RfmRule // the schema names all three roles

  it('agrees with NumPy on scores, rates and probabilities', () => {
    expect(Array.from(rfmSums(rule, table, rows))).toEqual(expected.sums)
    expect(rule.rates).toEqual(expected.rates)
    expect(Array.from(rfmProbabilities(rule, table, rows))).toEqual(expected.probabilities)
  })

  it('finds the three roles in the default schema', () => {
    const history = tableOf(DEFAULT_SCHEMA, [[3, 2, 40, 0.5, 0.1, 30, 'F', 'North']])

    expect(fitRfmRule(DEFAULT_SCHEMA, history, Float32Array.of(1), rowsFrom(0, 1))).not.toBeNull()
  })

  it.each([
    { lacks: 'a role', features: [RECENCY, FREQUENCY] },
    {
      lacks: 'numbers',
      features: [
        RECENCY,
        FREQUENCY,
        { name: 'spend', type: 'category', open: true, missing: true, role: 'monetary' } as const,
      ],
    },
  ])('is null where the schema lacks $lacks', ({ features }) => {
    const schema = schemaOf(...features)
    const history = tableOf(schema, [[3, 2, null]])

    expect(fitRfmRule(schema, history, Float32Array.of(1), rowsFrom(0, 1))).toBeNull()
  })

  it('gives the base rate to a sum that no training row has', () => {
    // Recency goes down as the others go up, so that every training row sums to 7, 8, 9, 10 or 11.
    expect(risingRule().rates.at(-1)).toBeCloseTo(0.2, 12)
  })

  it('draws rates of few rows towards the base rate', () => {
    // Of two rows, two convert: (2 + 2 * 0.2) / (2 + 2).
    expect(risingRule().rates.at(11 - 3)).toBeCloseTo(0.6, 12)
  })
})

describe('rfmSums', () => {
  it.each([
    { customer: [1, 10, 10], sum: 15 },
    { customer: [10, 1, 1], sum: 3 },
    { customer: [2, 2, 2], sum: 7 },
    { customer: [3, 3, 3], sum: 8 },
    { customer: [-5, 99, 99], sum: 15 },
    { customer: [null, 10, 10], sum: 11 },
    { customer: [1, null, null], sum: 7 },
    { customer: [null, null, null], sum: 3 },
  ])('is $sum for recency, frequency and monetary $customer', ({ customer, sum }) => {
    const sums = rfmSums(risingRule(), tableOf(SCHEMA, [customer]), Int32Array.of(0))

    expect(Array.from(sums)).toEqual([sum])
  })
})
