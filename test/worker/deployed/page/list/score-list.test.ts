import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { settlePolicy } from '../../../../../shared/policy.ts'
import { postBatch } from '../../../../../worker/page/list/post-batch.ts'
import type { AppInProcess } from '../../../../helpers/app-in-process.ts'
import { runList } from '../../../../helpers/list-world.ts'
import { EXAMPLE_CUSTOMER } from '../../../../helpers/platform-situations.ts'
import { openModel, openServedApp } from '../../../../helpers/served-app.ts'

const BAD_ROWS = [0, 1, 999, 1000, 1001, 2500, 3000, 3999, 4500, 4999]

/** 5,000 customers of whom ten break a rule. */
function listOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const recency = BAD_ROWS.includes(row) ? 'soon' : row % 365
    return `C${row},${recency},${row % 12},${1000 + row}.5,0.${(row % 90) + 10},,34,F,North`
  })
  const header = 'customer_id,recency,frequency,monetary,open_rate,ctr,age,gender,region'
  return [header, ...lines, ''].join('\n')
}

let app: AppInProcess
let version: string

beforeEach(async () => {
  app = await openServedApp()
  version = (await openModel()).manifest.version
  vi.stubGlobal('fetch', app.fetch)
})

afterEach(() => vi.unstubAllGlobals())

describe('scoreList with the worker itself', () => {
  it('gives back 5,000 rows in their order, ten of them bad', async () => {
    const { schema } = (await openModel()).manifest
    const settled = settlePolicy(null, [{ minimum_probability: 0.2 }], schema)
    const { lines, badLines, end } = await runList(listOf(5000), {
      schema,
      policy: settled.ok ? settled.policy : null,
      version,
      post: ({ customers }) => postBatch(customers, version, { apiKey: null }),
    })
    expect(end).toMatchObject({
      kind: 'done',
      result: { tally: { rows: 5000, scored: 4990, bad: 10, objected: 0 } },
    })
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(
      Array.from({ length: 5000 }, (_, row) => `C${row}`),
    )
    expect(badLines.slice(1).map((line) => Number(line.split(',')[0]) - 2)).toEqual(BAD_ROWS)
  })

  it('scores and decides as the API does', async () => {
    const { schema } = (await openModel()).manifest
    const settled = settlePolicy(null, [], schema)
    const names = Object.keys(EXAMPLE_CUSTOMER)
    const csv = `${names.join()}\n${Object.values(EXAMPLE_CUSTOMER).join()}\n`
    const { lines } = await runList(csv, {
      schema,
      policy: settled.ok ? settled.policy : null,
      version,
      post: ({ customers }) => postBatch(customers, version, { apiKey: null }),
    })
    const response = await app.post('/v1/decide', {
      campaign: 'spring',
      customer: EXAMPLE_CUSTOMER,
    })
    const { probability, percentile, band, decision, reason } = (await response.json()) as Record<
      string,
      unknown
    >
    expect(lines[1]?.split(',').slice(names.length)).toEqual([
      ...[String(probability), String(percentile), band, decision, reason, '', ''],
    ])
  })
})
