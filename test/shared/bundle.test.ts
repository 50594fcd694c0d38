import { describe, expect, it } from 'vitest'
import { type Manifest, parseBundle } from '../../shared/bundle.ts'
import { expectFailure } from '../helpers/expect-failure.ts'
import { schemaOf } from '../helpers/schema-of.ts'

const MANIFEST: Manifest = {
  format: 4,
  version: '0123456789abcdef',
  trained_at: '2024-06-13T10:00:00.000Z',
  files: { 'weights.bin': '0'.repeat(64) },
  schema: schemaOf({ name: 'spend', type: 'number', missing: false }),
  metrics: {
    test_rows: 200,
    test_positives: 50,
    accuracy: 0.8,
    roc_auc: 0.75,
    log_loss: 0.5,
    base_rate_log_loss: 0.56,
  },
  policy: {
    cost_per_send: 0.02,
    value_per_conversion: 'basket',
    minimum_expected_profit: 0.01,
    minimum_probability: 0.05,
    share: 0.4,
    budget: null,
  },
  reference_scores: { probabilities: [0.1, 0.5], share_below: [0, 0.75] },
  reference_customer: { spend: 20.5 },
  training_ranges: { spend: { kind: 'numeric', min: 0, max: 310, low: 1.5, high: 240.25 } },
  training: { epochs: 20, hidden: '64,32', patience: null, early: false },
  libraries: { '@tensorflow/tfjs-core': '4.22.0' },
}

const PREPROCESSING = {
  features: [
    { name: 'spend', kind: 'numeric', mean: 1, scale: 2, median: 1, indicates_missing: false },
  ],
}

const GOLDEN = [{ customer: { spend: 1 }, encoded: '00000000', logit: 0, probability: 0.5 }]

const DOCUMENTS = { manifest: MANIFEST, preprocessing: PREPROCESSING, golden: GOLDEN }

describe('parseBundle', () => {
  it('gives a bundle back as it was written', () => {
    expect(parseBundle(JSON.parse(JSON.stringify(DOCUMENTS)))).toEqual(DOCUMENTS)
  })

  it('accepts a ROC AUC that the test rows leave undefined', () => {
    const manifest = { ...MANIFEST, metrics: { ...MANIFEST.metrics, roc_auc: null } }

    expect(parseBundle({ ...DOCUMENTS, manifest }).manifest.metrics.roc_auc).toBeNull()
  })

  it('accepts a reference customer of whom nothing is known', () => {
    const manifest = { ...MANIFEST, reference_customer: { spend: null } }

    expect(parseBundle({ ...DOCUMENTS, manifest }).manifest.reference_customer).toEqual({
      spend: null,
    })
  })

  it('accepts a feature of which no training row had a value', () => {
    const manifest = { ...MANIFEST, training_ranges: { spend: null } }

    expect(parseBundle({ ...DOCUMENTS, manifest }).manifest.training_ranges).toEqual({
      spend: null,
    })
  })

  it('does not look at figures', () => {
    const documents = { ...DOCUMENTS, figures: '{"test_rows": "many"}' }

    expect(parseBundle(documents)).toEqual(DOCUMENTS)
  })

  it.each([
    { what: 'an older format', manifest: { ...MANIFEST, format: 3 }, received: 'format 3' },
    { what: 'a newer format', manifest: { ...MANIFEST, format: 5 }, received: 'format 5' },
    { what: 'an unknown newer one', manifest: { format: 99, x: 1 }, received: 'format 99' },
    { what: 'no format', manifest: { version: '1' }, received: 'a manifest without one' },
    { what: 'no manifest', manifest: null, received: 'a manifest without one' },
  ])('refuses $what', async ({ manifest, received }) => {
    await expectFailure(
      () => parseBundle({ ...DOCUMENTS, manifest }),
      'invalid-bundle',
      `Expected a bundle of format 4. Received ${received}. Train it again with this version.`,
    )
  })

  it.each([
    {
      documents: { manifest: { ...MANIFEST, version: 'latest' } },
      message:
        'manifest.json, version: Invalid format: Expected /^[0-9a-f]{16}$/ but received "latest".',
    },
    {
      documents: { manifest: { ...MANIFEST, metrics: { ...MANIFEST.metrics, accuracy: 1.5 } } },
      message: 'manifest.json, metrics.accuracy: Invalid value: Expected <=1 but received 1.5.',
    },
    {
      documents: {
        manifest: { ...MANIFEST, reference_scores: { probabilities: [0.1], share_below: [] } },
      },
      message: 'manifest.json, reference_scores: Expected one share for each probability.',
    },
    {
      documents: { manifest: { ...MANIFEST, schema: { ...MANIFEST.schema, features: [] } } },
      message: 'manifest.json, schema.features: Expected at least one feature, received none.',
    },
    {
      documents: { manifest: { ...MANIFEST, notes: '' } },
      message: 'manifest.json, notes: Invalid key: Expected never but received "notes".',
    },
    {
      documents: { preprocessing: [] },
      message:
        'preprocessing.json, features: Invalid key: Expected "features" but received undefined.',
    },
    {
      documents: { golden: {} },
      message: 'golden.json, the whole file: Invalid type: Expected Array but received Object.',
    },
    {
      documents: { preprocessing: { features: [{ ...PREPROCESSING.features[0], name: 'age' }] } },
      message:
        "Expected preprocessing.json to hold the features of the manifest's schema. Received age.",
    },
    {
      documents: { manifest: { ...MANIFEST, reference_customer: { spend: true } } },
      message:
        'manifest.json, reference_customer.spend: Invalid type: Expected (string | number) but received true.',
    },
    {
      documents: { manifest: { ...MANIFEST, reference_customer: { spend: '3', age: 4 } } },
      message:
        'Expected manifest.json to hold a reference customer with a value of its kind, or null, ' +
        "for each of the schema's features. Received another for spend, age.",
    },
    {
      documents: { manifest: { ...MANIFEST, training_ranges: { spend: { kind: 'numeric' } } } },
      message:
        'manifest.json, training_ranges.spend.min: Invalid key: Expected "min" but received undefined.',
    },
    {
      documents: {
        manifest: {
          ...MANIFEST,
          training_ranges: { spend: { kind: 'category', names: ['much'] }, age: null },
        },
      },
      message:
        'Expected manifest.json to hold a training range of its kind, or null, for each of the ' +
        "schema's features. Received another for spend, age.",
    },
    {
      documents: { manifest: { ...MANIFEST, training_ranges: {} } },
      message:
        'Expected manifest.json to hold a training range of its kind, or null, for each of the ' +
        "schema's features. Received another for spend.",
    },
    {
      documents: { golden: [...GOLDEN, { ...GOLDEN[0], encoded: '0000000000000000' }] },
      message: 'Expected golden rows of 1 encoded inputs. Received rows of another width.',
    },
  ])('says "$message"', async ({ documents, message }) => {
    await expectFailure(
      () => parseBundle({ ...DOCUMENTS, ...documents }),
      'invalid-bundle',
      message,
    )
  })
})
