/** The edge bundle: what the trainer leaves and the worker serves from, beside the graph model. */

import * as v from 'valibot'
import { encodedWidth } from './encode.ts'
import { Failure } from './failure.ts'
import { type GoldenRow, goldenRowsDocument } from './golden-rows.ts'
import { count, share } from './number-documents.ts'
import {
  type PolicySettings,
  policySettingsDocument,
  type RunPolicy,
  runPolicyDocument,
} from './policy.ts'
import { fitsSchema, type PreprocessingParameters, preprocessingDocument } from './preprocessing.ts'
import {
  findMisfits,
  type ReferenceCustomer,
  referenceCustomerDocument,
} from './reference-customer.ts'
import { type Schema, schemaDocument } from './schema.ts'
import type { ReferenceScores } from './score.ts'
import { findUnfitRanges, type TrainingRanges, trainingRangesDocument } from './training-ranges.ts'

/** Raised whenever an older worker could misread a newer bundle. */
export const BUNDLE_FORMAT = 4

/** The bundle's files, by what they hold. */
export const BUNDLE_FILES = {
  graph: 'model.json',
  weights: 'weights.bin',
  preprocessing: 'preprocessing.json',
  golden: 'golden.json',
  figures: 'figures.json',
  manifest: 'manifest.json',
} as const

/** Nodes by which callers address the graph: `[rows, inputs]` in, `[rows, 1]` out. */
export const GRAPH_INPUT = 'features'
export const GRAPH_LOGIT = 'logit'
export const GRAPH_PROBABILITY = 'probability'

/** Figures of the untouched test rows. A metric is null where the rows leave it undefined. */
export interface HeadlineMetrics {
  readonly test_rows: number
  readonly test_positives: number
  readonly accuracy: number
  readonly roc_auc: number | null
  readonly log_loss: number
  /** Log loss of always answering the training rows' share of positives. */
  readonly base_rate_log_loss: number
}

/** The bundle's table of contents. */
export interface Manifest {
  readonly format: typeof BUNDLE_FORMAT
  /**
   * First 16 hexadecimal digits of the SHA-256 over all that answers depend on: the other
   * files' hashes but that of the figures, the schema, the reference scores and the reference
   * customer.
   */
  readonly version: string
  /** When the run ended, ISO 8601. */
  readonly trained_at: string
  /** SHA-256 of each other file of the bundle, by name. */
  readonly files: Readonly<Record<string, string>>
  readonly schema: Schema
  readonly metrics: HeadlineMetrics
  /** Null where no cost and value were given. */
  readonly policy: RunPolicy | null
  /** What a policy file set beside it; the worker's environment may set any of it anew. */
  readonly policy_settings?: PolicySettings | undefined
  readonly reference_scores: ReferenceScores
  /** Against whom scores are explained. */
  readonly reference_customer: ReferenceCustomer
  /** Which values the model was taught with. */
  readonly training_ranges: TrainingRanges
  /** What the person chose or left at its default, by flag name. */
  readonly training: Readonly<Record<string, string | number | boolean | null>>
  /** Versions of the libraries that computed the weights. */
  readonly libraries: Readonly<Record<string, string>>
}

export interface Bundle {
  readonly manifest: Manifest
  readonly preprocessing: PreprocessingParameters
  readonly golden: readonly GoldenRow[]
}

/**
 * Checks a bundle's parsed JSON documents and that they belong together. The figures are none of
 * them: who shows them parses them by `parseBundleFile`.
 *
 * @throws Failure `invalid-bundle`, naming the file and the field.
 */
export function parseBundle(documents: {
  readonly manifest: unknown
  readonly preprocessing: unknown
  readonly golden: unknown
}): Bundle {
  requireFormat(documents.manifest)
  const bundle = {
    manifest: parseBundleFile(BUNDLE_FILES.manifest, manifestDocument, documents.manifest),
    preprocessing: parseBundleFile(
      BUNDLE_FILES.preprocessing,
      preprocessingDocument,
      documents.preprocessing,
    ),
    golden: parseBundleFile(BUNDLE_FILES.golden, goldenRowsDocument, documents.golden),
  }
  if (!fitsSchema(bundle.preprocessing, bundle.manifest.schema)) {
    throw new Failure(
      'invalid-bundle',
      `Expected ${BUNDLE_FILES.preprocessing} to hold the features of the manifest's schema. ` +
        `Received ${bundle.preprocessing.features.map(({ name }) => name).join(', ')}.`,
    )
  }
  const misfits = findMisfits(bundle.manifest.reference_customer, bundle.manifest.schema)
  if (misfits.length > 0) {
    throw new Failure(
      'invalid-bundle',
      `Expected ${BUNDLE_FILES.manifest} to hold a reference customer with a value of its kind, ` +
        `or null, for each of the schema's features. Received another for ${misfits.join(', ')}.`,
    )
  }
  const unfit = findUnfitRanges(bundle.manifest.training_ranges, bundle.manifest.schema)
  if (unfit.length > 0) {
    throw new Failure(
      'invalid-bundle',
      `Expected ${BUNDLE_FILES.manifest} to hold a training range of its kind, or null, for each ` +
        `of the schema's features. Received another for ${unfit.join(', ')}.`,
    )
  }
  const width = encodedWidth(bundle.preprocessing)
  if (bundle.golden.some(({ encoded }) => encoded.length !== width * 8)) {
    throw new Failure(
      'invalid-bundle',
      `Expected golden rows of ${width} encoded inputs. Received rows of another width.`,
    )
  }
  return bundle
}

/**
 * @param file Its name in the bundle.
 * @throws Failure `invalid-bundle`, naming the file and the field.
 */
export function parseBundleFile<Document>(
  file: string,
  document: v.GenericSchema<unknown, Document>,
  input: unknown,
): Document {
  const result = v.safeParse(document, input)
  if (result.success) return result.output
  const [issue] = result.issues
  const where = v.getDotPath(issue) ?? 'the whole file'
  throw new Failure('invalid-bundle', `${file}, ${where}: ${issue.message}.`)
}

/** Valibot's description of `HeadlineMetrics`. */
export const headlineMetricsDocument: v.GenericSchema<unknown, HeadlineMetrics> = v.strictObject({
  test_rows: count,
  test_positives: count,
  accuracy: share,
  roc_auc: v.nullable(share),
  log_loss: v.number(),
  base_rate_log_loss: v.number(),
})

/** Valibot's description of `ReferenceScores`. */
export const referenceScoresDocument: v.GenericSchema<unknown, ReferenceScores> = v.pipe(
  v.strictObject({
    probabilities: v.pipe(v.array(share), v.nonEmpty()),
    share_below: v.array(share),
  }),
  v.check(
    (scores) => scores.probabilities.length === scores.share_below.length,
    'Expected one share for each probability',
  ),
)

/** Valibot's descriptions of `Manifest['training']` and `Manifest['libraries']`. */
export const trainingDocument = v.record(
  v.string(),
  v.nullable(v.union([v.string(), v.number(), v.boolean()])),
)
export const librariesDocument = v.record(v.string(), v.string())

const manifestDocument: v.GenericSchema<unknown, Manifest> = v.strictObject({
  format: v.literal(BUNDLE_FORMAT),
  version: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  trained_at: v.pipe(v.string(), v.isoTimestamp()),
  files: v.record(v.string(), v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  schema: schemaDocument,
  metrics: headlineMetricsDocument,
  policy: v.nullable(runPolicyDocument),
  policy_settings: v.optional(policySettingsDocument),
  reference_scores: referenceScoresDocument,
  reference_customer: referenceCustomerDocument,
  training_ranges: trainingRangesDocument,
  training: trainingDocument,
  libraries: librariesDocument,
})

function requireFormat(manifest: unknown): void {
  const format = v.safeParse(v.object({ format: v.number() }), manifest)
  if (format.success && format.output.format === BUNDLE_FORMAT) return
  throw new Failure(
    'invalid-bundle',
    `Expected a bundle of format ${BUNDLE_FORMAT}. Received ` +
      `${format.success ? `format ${format.output.format}` : 'a manifest without one'}. ` +
      'Train it again with this version.',
  )
}
