import { describe, expect, it } from 'vitest'
import { scoreCustomers, withColumn } from '../../../trainer/evaluation/score-customers.ts'
import { schemaOf } from '../../helpers/schema-of.ts'
import { tableOf } from '../../helpers/tables.ts'

const SCHEMA = schemaOf({ name: 'spend', type: 'number', missing: false })

/** Spend is the logit. */
const MODEL = {
  preprocessing: {
    features: [
      { name: 'spend', kind: 'numeric', mean: 0, scale: 1, median: 0, indicates_missing: false },
    ],
  },
  computeLogits: (encoded: Float32Array) => encoded.slice(),
} as const

describe('scoreCustomers', () => {
  it('scores more customers than go through the model at once', () => {
    const customers = Array.from({ length: 5000 }, (_, row) => [row % 2])
    const probabilities = scoreCustomers(MODEL, tableOf(SCHEMA, customers))

    expect(probabilities).toHaveLength(5000)
    expect(Array.from(probabilities.slice(-2))).toEqual([0.5, 1 / (1 + Math.exp(-1))])
    expect(Array.from(probabilities.slice(0, 2))).toEqual([0.5, 1 / (1 + Math.exp(-1))])
  })

  it('scores no customers', () => {
    expect(scoreCustomers(MODEL, tableOf(SCHEMA, []))).toEqual(new Float64Array())
  })
})

describe('withColumn', () => {
  it('leaves the table itself as it was', () => {
    const table = tableOf(SCHEMA, [[1]])
    const changed = withColumn(table, 0, { kind: 'numeric', values: Float64Array.of(2) })

    expect(table).toEqual(tableOf(SCHEMA, [[1]]))
    expect(changed).toEqual(tableOf(SCHEMA, [[2]]))
  })
})
