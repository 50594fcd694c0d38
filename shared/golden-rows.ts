/** Customers with known answers: the proof that a scorer computes what the trainer tested. */

import * as v from 'valibot'
import { type Cell, readCustomer } from './customer-record.ts'
import { createTableBuilder } from './customer-table.ts'
import { encode, encodedWidth } from './encode.ts'
import { Failure } from './failure.ts'
import type { PreprocessingParameters } from './preprocessing.ts'
import type { Schema } from './schema.ts'
import { toProbability } from './score.ts'

/** One customer as a caller would send her, and everything that must come out. */
export interface GoldenRow {
  /** Raw fields by column; no id, since the bundle must not say who she is. */
  readonly customer: Readonly<Record<string, Cell>>
  /** The encoded inputs' float32 bytes, little-endian, in hexadecimal. */
  readonly encoded: string
  readonly logit: number
  readonly probability: number
}

/** Valibot's description of the golden rows' file. */
export const goldenRowsDocument: v.GenericSchema<unknown, readonly GoldenRow[]> = v.pipe(
  v.array(
    v.strictObject({
      customer: v.record(v.string(), v.nullable(v.union([v.string(), v.number()]))),
      encoded: v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{8})*$/)),
      logit: v.number(),
      probability: v.number(),
    }),
  ),
  v.nonEmpty(),
)

/** Everything a scorer must compute with, beside the network itself. */
export interface GoldenContext {
  readonly schema: Schema
  readonly preprocessing: PreprocessingParameters
  /** Logits of encoded customers: `[rows, inputs]` to `[rows]`. */
  readonly computeLogits: (encoded: Float32Array, rows: number) => Float32Array
}

/**
 * Puts each raw customer through reading, encoding and the network, as a request would.
 *
 * @throws Failure `invalid-bundle` when a customer does not obey the schema.
 */
export function computeGoldenRows(
  customers: readonly GoldenRow['customer'][],
  { schema, preprocessing, computeLogits }: GoldenContext,
): GoldenRow[] {
  const builder = createTableBuilder(schema)
  for (const fields of customers) {
    const reading = readCustomer(schema, (column) =>
      column === schema.id ? 'golden' : fields[column],
    )
    if (!reading.ok) {
      const [issue] = reading.issues
      throw new Failure(
        'invalid-bundle',

        `Expected ${issue?.field} to be ${issue?.expected}. Received ${issue?.received}.`,
      )
    }
    builder.append(reading.customer.values)
  }
  const encoded = encode(preprocessing, builder.build())
  const width = encodedWidth(preprocessing)
  const logits = computeLogits(encoded, customers.length)
  return customers.map((customer, row) => ({
    customer,
    encoded: toHex(encoded.subarray(row * width, (row + 1) * width)),
    logit: logits[row] as number,
    probability: toProbability(logits[row] as number),
  }))
}

/**
 * Replays golden rows, comparing bit for bit.
 *
 * @returns One sentence for each difference; empty when the scorer reproduces every row.
 */
export function findGoldenDifferences(
  expected: readonly GoldenRow[],
  context: GoldenContext,
): string[] {
  const received = computeGoldenRows(
    expected.map(({ customer }) => customer),
    context,
  )
  return expected.flatMap((row, index) =>
    (['encoded', 'logit', 'probability'] as const)
      .filter((field) => !Object.is(row[field], received[index]?.[field]))
      .map(
        (field) =>
          `Golden row ${index}: expected ${field} ${row[field]}. Received ${received[index]?.[field]}.`,
      ),
  )
}

function toHex(values: Float32Array): string {
  const view = new DataView(new ArrayBuffer(4))
  let hex = ''
  for (const value of values) {
    view.setFloat32(0, value, true)
    hex += view.getUint32(0, false).toString(16).padStart(8, '0')
  }
  return hex
}
