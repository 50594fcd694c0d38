import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { TestHarness } from 'wrangler'
import { readCustomer } from '../../shared/customer-record.ts'
import { createTableBuilder } from '../../shared/customer-table.ts'
import { encode } from '../../shared/encode.ts'
import { DEFAULT_SCHEMA } from '../../shared/schema.ts'
import { toProbability } from '../../shared/score.ts'
import { readDataset } from '../../trainer/data/dataset.ts'
import { readBundle } from '../../trainer/export/verification.ts'
import { loadGraphScorer } from '../../trainer/model/graph-scorer.ts'
import { postJson, startWorkerd } from '../helpers/workerd.ts'

type Row = Readonly<Record<string, string>>

const CUSTOMERS = 1000

let worker: TestHarness
let history: readonly Row[]

beforeAll(async () => {
  worker = await startWorkerd()
  history = await readRows('history.csv')
})

afterAll(() => worker.close())

async function readRows(file: string): Promise<readonly Row[]> {
  return parse(await readFile(join(inject('deployedProject'), file)), { columns: true })
}

async function serve(customers: readonly unknown[]): Promise<Map<string, number>> {
  const response = await postJson(worker, '/v1/score', { customers })
  const answer = (await response.json()) as { customers: { id: string; probability: number }[] }
  return new Map(answer.customers.map(({ id, probability }) => [id, probability]))
}

describe('the number that was tested', () => {
  it('is the number that is served, to the last bit', async () => {
    const tested = await readRows('outputs/predictions.csv')
    const ids = new Set(tested.map(({ customer_id }) => customer_id))
    const served = await serve(history.filter(({ customer_id }) => ids.has(customer_id)))
    expect(tested).toHaveLength(400)
    expect(tested.map(({ customer_id }) => served.get(customer_id))).toEqual(
      tested.map(({ probability }) => Number(probability)),
    )
  })
})

describe('a thousand customers', () => {
  it('score bit for bit the same with WASM in Node and in workerd', async () => {
    const project = inject('deployedProject')
    const { preprocessing, graph } = await readBundle(join(project, 'models/edge'))
    const dataset = await readDataset(join(project, 'history.csv'), DEFAULT_SCHEMA)
    const scorer = await loadGraphScorer(graph)
    const encoded = encode(preprocessing, dataset.customers)
    const logits = scorer.computeLogits(encoded, dataset.customers.rows)
    scorer.dispose()

    const served = await serve(history.slice(0, CUSTOMERS))
    expect(served.size).toBe(CUSTOMERS)
    expect([...served.values()]).toEqual(Array.from(logits.subarray(0, CUSTOMERS), toProbability))
  })

  it('become the same bytes from a CSV, as the trainer reads it, and from JSON', async () => {
    const project = inject('deployedProject')
    const { preprocessing } = await readBundle(join(project, 'models/edge'))
    const dataset = await readDataset(join(project, 'history.csv'), DEFAULT_SCHEMA)
    const builder = createTableBuilder(DEFAULT_SCHEMA)
    for (const row of history) {
      const json: Row = JSON.parse(JSON.stringify({ ...row, recency: Number(row.recency) }))
      const reading = readCustomer(DEFAULT_SCHEMA, (field) => json[field])
      builder.append(reading.ok ? reading.customer.values : [])
    }
    expect(encode(preprocessing, builder.build())).toEqual(encode(preprocessing, dataset.customers))
  })
})
