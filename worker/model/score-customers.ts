/** Scores a request's customers, each on her own merits: one bad customer sinks no other. */

import {
  type Cell,
  type CustomerReading,
  describeReceived,
  type FieldIssue,
  readCustomer,
} from '../../shared/customer-record.ts'
import { createTableBuilder } from '../../shared/customer-table.ts'
import { encode, findInputGaps } from '../../shared/encode.ts'
import { Failure } from '../../shared/failure.ts'
import { type BandStarts, DEFAULT_BANDS, type Score, scoreLogit } from '../../shared/score.ts'
import { fieldOf, isRecord } from '../untrusted-json.ts'
import type { Model } from './model.ts'

export interface ScoredCustomer extends Score {
  readonly ok: true
  readonly id: string | null
  /** Typed, in the order of `schema.features`. */
  readonly values: readonly Cell[]
  /** Features whose value was missing. */
  readonly imputed: readonly string[]
  /** Category features whose name no training row had. */
  readonly unseen: readonly string[]
}

export interface RefusedCustomer {
  readonly ok: false
  /** As received, where it is an id at all. */
  readonly id: string | null
  readonly issues: readonly FieldIssue[]
}

export type CustomerScore = ScoredCustomer | RefusedCustomer

/**
 * @param customers Untrusted; the answers come in the same order.
 * @throws Failure `invalid-bundle` when the network gives no finite logit.
 */
export function scoreCustomers(
  model: Model,
  customers: readonly unknown[],
  bands: BandStarts = DEFAULT_BANDS,
): CustomerScore[] {
  const { manifest, preprocessing } = model
  const readings = customers.map((customer) => read(model, customer))
  const builder = createTableBuilder(manifest.schema)
  let rows = 0
  for (const reading of readings) {
    if (!reading.ok) continue
    builder.append(reading.customer.values)
    rows += 1
  }
  const logits =
    rows === 0
      ? new Float32Array()
      : model.computeLogits(encode(preprocessing, builder.build()), rows)
  if (!logits.every(Number.isFinite)) {
    throw new Failure('invalid-bundle', 'The model gave a score that is not a number.')
  }

  let row = 0
  return readings.map((reading, position): CustomerScore => {
    if (!reading.ok) {
      return { ok: false, id: readId(model, customers[position]), issues: reading.issues }
    }
    const { id, values } = reading.customer
    const score = scoreLogit(logits[row++] ?? Number.NaN, manifest.reference_scores, bands)
    return { ok: true, id, values, ...score, ...findInputGaps(preprocessing, values) }
  })
}

function read({ manifest }: Model, customer: unknown): CustomerReading {
  if (isRecord(customer)) return readCustomer(manifest.schema, (field) => fieldOf(customer, field))
  const issue = { field: '', expected: 'a customer object', received: describeReceived(customer) }
  return { ok: false, issues: [issue] }
}

function readId({ manifest: { schema } }: Model, customer: unknown): string | null {
  const id = schema.id === null ? null : fieldOf(customer, schema.id)
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null
}
