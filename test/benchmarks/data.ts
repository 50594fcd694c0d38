/** The rows that every contestant trains and is tested on: made up, encoded, raw floats on disk. */

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTableBuilder } from '../../shared/customer-table.ts'
import { encode, encodedWidth } from '../../shared/encode.ts'
import { DEFAULT_SCHEMA } from '../../shared/schema.ts'
import { generateSample, type SampledCustomer } from '../../trainer/data/sample.ts'
import { fitPreprocessing } from '../../trainer/preprocessing/fit.ts'

/** Share of the rows that only test. The sample's rows are independent: the last ones will do. */
const TEST_SHARE = 0.2

export interface EncodedRows {
  /** How many numbers a customer becomes. */
  readonly inputs: number
  /** Row-major, shape `[rows, inputs]`. */
  readonly encoded: Float32Array
  /** 0 or 1, shape `[rows]`. */
  readonly labels: Float32Array
}

export interface BenchmarkData {
  readonly train: EncodedRows
  readonly test: EncodedRows
}

/** Makes up a campaign history and encodes it as `pnpm train` would. */
export function makeData(options: { readonly rows: number; readonly seed: number }): BenchmarkData {
  const customers = [...generateSample(options)]
  const trainRows = options.rows - Math.round(options.rows * TEST_SHARE)
  const training = customers.slice(0, trainRows)
  const preprocessing = fitPreprocessing(DEFAULT_SCHEMA, tableOf(training))
  const inputs = encodedWidth(preprocessing)
  const encodePart = (part: readonly SampledCustomer[]): EncodedRows => ({
    inputs,
    encoded: encode(preprocessing, tableOf(part)),
    labels: Float32Array.from(part, ({ label }) => label),
  })
  return {
    train: encodePart(training),
    test: encodePart(customers.slice(trainRows)),
  }
}

/** Writes each matrix as little-endian float32, and how wide it is. */
export async function writeData(folder: string, data: BenchmarkData): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'meta.json'), JSON.stringify({ inputs: data.train.inputs }))
  for (const part of ['train', 'test'] as const) {
    await writeFile(join(folder, `${part}-x.bin`), data[part].encoded)
    await writeFile(join(folder, `${part}-y.bin`), data[part].labels)
  }
}

export async function readData(folder: string): Promise<BenchmarkData> {
  const meta = await readFile(join(folder, 'meta.json'), 'utf8')
  const { inputs } = JSON.parse(meta) as { inputs: number } // written above
  const readPart = async (part: string): Promise<EncodedRows> => ({
    inputs,
    encoded: await readFloats(join(folder, `${part}-x.bin`)),
    labels: await readFloats(join(folder, `${part}-y.bin`)),
  })
  return { train: await readPart('train'), test: await readPart('test') }
}

/** Of a copy, since a file's bytes need not begin where a float may. */
export async function readFloats(path: string): Promise<Float32Array> {
  return new Float32Array(new Uint8Array(await readFile(path)).buffer)
}

function tableOf(customers: readonly SampledCustomer[]) {
  const builder = createTableBuilder(DEFAULT_SCHEMA)
  for (const { values } of customers) builder.append(values)
  return builder.build()
}

/** The first of them. */
export function firstRows({ inputs, encoded, labels }: EncodedRows, rows: number): EncodedRows {
  return { inputs, encoded: encoded.subarray(0, rows * inputs), labels: labels.subarray(0, rows) }
}
