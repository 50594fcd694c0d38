/** Writes a sample to disk as a campaign history, and keeps what is known about its rows. */

import { DEFAULT_SCHEMA } from '../../shared/schema.ts'
import { createStaging } from '../staging.ts'
import { generateSample, type SampledCustomer, type SampleOptions } from './sample.ts'

/** Rows that go to disk in one write. */
const ROWS_AT_ONCE = 4096

export interface SampleTruth {
  /** 0 or 1, shape `[rows]`. */
  readonly labels: Float32Array
  /** In (0, 1), shape `[rows]`. */
  readonly trueProbabilities: Float64Array
}

/**
 * Writes a CSV under the default schema, aside at first and renamed last: no file is ever half
 * there.
 *
 * @throws Failure `invalid-usage` when the path cannot be written.
 */
export async function writeSample(path: string, options: SampleOptions): Promise<SampleTruth> {
  const labels = new Float32Array(options.rows)
  const trueProbabilities = new Float64Array(options.rows)
  const csv = toCsv(generateSample(options), ({ label, trueProbability }, row) => {
    labels[row] = label
    trueProbabilities[row] = trueProbability
  })
  const staging = createStaging()
  try {
    await staging.file(path, csv)
    await staging.publish()
  } finally {
    await staging.discard()
  }
  return { labels, trueProbabilities }
}

/** The lines of the file, many at a time. */
function* toCsv(
  customers: Iterable<SampledCustomer>,
  onCustomer: (customer: SampledCustomer, row: number) => void,
): Generator<string> {
  const { id, features, label } = DEFAULT_SCHEMA
  let lines = toLine([id, ...features.map(({ name }) => name), label.column])
  let row = 0
  for (const customer of customers) {
    onCustomer(customer, row)
    lines += toLine([customer.id, ...customer.values, customer.label])
    row += 1
    if (row % ROWS_AT_ONCE === 0) {
      yield lines
      lines = ''
    }
  }
  yield lines
}

/** No cell of a sample needs quotes. */
function toLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => cell ?? '').join(',')}\n`
}
