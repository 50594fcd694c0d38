import { describe, expect, it } from 'vitest'
import { explainScores } from '../../../worker/model/explain-scores.ts'
import type { Model } from '../../../worker/model/model.ts'
import { scoreCustomers } from '../../../worker/model/score-customers.ts'
import { schemaOf } from '../../helpers/schema-of.ts'

/** Whoever is of the north converts more often. */
const MODEL = {
  manifest: {
    schema: schemaOf({ name: 'region', type: 'category', open: true, missing: true }),
    version: '0123456789abcdef',
    reference_customer: { region: 'North' },
    reference_scores: { probabilities: [0.5], share_below: [0] },
  },
  preprocessing: {
    features: [
      { name: 'region', kind: 'category', categories: ['North'], indicates_missing: false },
    ],
  },
  computeLogits: (encoded: Float32Array, rows: number) =>
    Float32Array.from({ length: rows }, (_, row) => encoded[row * 2]),
} as unknown as Model // as far as it is read here

describe('explainScores', () => {
  it('tells what is new to the model, beside what is known and what is missing', () => {
    const customers = [
      { region: 'Atlantis' },
      { region: 'North' },
      { region: null },
      { region: {} },
    ]
    const explained = explainScores(MODEL, scoreCustomers(MODEL, customers), 'en')
    const sentences = explained.map((one) => one?.strongest.map(({ sentence }) => sentence))
    expect(sentences).toEqual([
      ['region "Atlantis" is new to the model, which makes a conversion less likely'],
      [],
      ['region is not known, which makes a conversion less likely'],
      undefined,
    ])
  })
})
