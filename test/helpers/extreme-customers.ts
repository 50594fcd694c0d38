/** The customers whom the deployed project's model likes least and most. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { inject } from 'vitest'
import { openServedApp } from './served-app.ts'

export type Customer = Readonly<Record<string, string>>

export interface ExtremeCustomers {
  readonly low: Customer
  readonly high: Customer
  /** A probability between theirs. */
  readonly between: number
}

export async function findExtremeCustomers(): Promise<ExtremeCustomers> {
  const csv = await readFile(join(inject('deployedProject'), 'history.csv'))
  const rows = parse(csv, { columns: true }) as Customer[]
  const customers = rows.slice(0, 200).map(({ label, ...customer }) => customer)
  const app = await openServedApp()
  const response = await app.post('/v1/score', { customers })
  const body = (await response.json()) as { customers: { probability: number }[] }
  const probabilities = body.customers.map(({ probability }) => probability)
  const [least, most] = [Math.min(...probabilities), Math.max(...probabilities)]
  const find = (probability: number) => customers[probabilities.indexOf(probability)] ?? {}
  return { low: find(least), high: find(most), between: (least + most) / 2 }
}
