import { describe, expect, it } from 'vitest'
import { readCustomer } from '../../../shared/customer-record.ts'
import { DEFAULT_SCHEMA } from '../../../shared/schema.ts'
import { bestRocAuc } from '../../../trainer/data/best-roc-auc.ts'
import {
  generateSample,
  type SampledCustomer,
  type SampleOptions,
} from '../../../trainer/data/sample.ts'
import { rocAuc } from '../../../trainer/evaluation/ranking.ts'

const COLUMNS = ['customer_id', ...DEFAULT_SCHEMA.features.map(({ name }) => name)]

function sampleOf(options: SampleOptions): SampledCustomer[] {
  return [...generateSample(options)]
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Share of customers whose value of a feature is missing. */
function missingShare(customers: readonly SampledCustomer[], column: string): number {
  const feature = COLUMNS.indexOf(column) - 1
  return meanOf(customers.map(({ values }) => (values[feature] === null ? 1 : 0)))
}

describe('generateSample', () => {
  it('obeys the default schema', () => {
    const issues = sampleOf({ rows: 5000, seed: 1, missingRate: 0.1 }).flatMap((customer) => {
      const cells = [customer.id, ...customer.values]
      const reading = readCustomer(DEFAULT_SCHEMA, (column) => cells[COLUMNS.indexOf(column)])
      return reading.ok ? [] : reading.issues
    })
    expect(issues).toEqual([])
  })

  it('gives the same customers for the same seed', () => {
    expect(sampleOf({ rows: 50, seed: 7 })).toEqual(sampleOf({ rows: 50, seed: 7 }))
  })

  it('gives other customers for another seed', () => {
    expect(sampleOf({ rows: 1, seed: 7 })).not.toEqual(sampleOf({ rows: 1, seed: 8 }))
  })

  it('begins a longer sample with the shorter one', () => {
    expect(sampleOf({ rows: 100, seed: 7 }).slice(0, 50)).toEqual(sampleOf({ rows: 50, seed: 7 }))
  })

  it('numbers the customers', () => {
    expect(sampleOf({ rows: 3, seed: 7 }).map(({ id }) => id)).toEqual([
      'C000001',
      'C000002',
      'C000003',
    ])
  })

  it('never clicks more than it opens, and buys last within a year if at all in it', () => {
    const strange = sampleOf({ rows: 5000, seed: 1 }).filter(({ values }) => {
      const [recency, frequency, monetary, openRate, clickRate] = values.map(Number)
      return (
        clickRate > openRate || frequency > 0 !== recency < 365 || frequency > 0 !== monetary > 0
      )
    })
    expect(strange).toEqual([])
  })

  describe('with missing cells', () => {
    const whole = sampleOf({ rows: 4000, seed: 1 })
    const holed = sampleOf({ rows: 4000, seed: 1, missingRate: 0.25 })

    it.each(['open_rate', 'ctr', 'age', 'gender', 'region'])('empties a share of %s', (column) => {
      expect(missingShare(holed, column)).toBeGreaterThan(0.22)
      expect(missingShare(holed, column)).toBeLessThan(0.28)
    })

    it.each(['recency', 'frequency', 'monetary'])('leaves %s whole', (column) => {
      expect(missingShare(holed, column)).toBe(0)
    })

    it('changes nothing else', () => {
      const filled = holed.map((customer, row) => ({
        ...customer,
        values: customer.values.map((value, feature) => value ?? whole[row].values[feature]),
      }))
      expect(filled).toEqual(whole)
    })
  })

  describe('as a task', () => {
    const customers = sampleOf({ rows: 20_000, seed: 1 })
    const labels = Float32Array.from(customers, ({ label }) => label)
    const probabilities = Float64Array.from(customers, ({ trueProbability }) => trueProbability)

    it('converts one customer in five', () => {
      expect(meanOf([...labels])).toBeCloseTo(0.2, 2)
    })

    it('draws labels with their true probabilities', () => {
      const likely = customers.filter(({ trueProbability }) => trueProbability > 0.5)
      const expected = meanOf(likely.map(({ trueProbability }) => trueProbability))
      expect(meanOf(likely.map(({ label }) => label))).toBeCloseTo(expected, 1)
    })

    it('can be ranked well but not perfectly', () => {
      expect(bestRocAuc(probabilities)).toBeGreaterThan(0.84)
      expect(bestRocAuc(probabilities)).toBeLessThan(0.86)
      expect(rocAuc(labels, probabilities)).toBeCloseTo(bestRocAuc(probabilities) ?? 0, 2)
    })
  })
})
