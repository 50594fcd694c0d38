/** Customers of the deployed project whose decisions are known, and the policy that makes them so. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { inject } from 'vitest'
import { createIdentities } from '../../worker/decisions/identities.ts'
import { openServedApp } from './served-app.ts'

/** Her columns, as text, as templates write them. */
export type Recipient = Readonly<Record<string, string>>

/** Her properties as a platform may keep them. */
export type Profile = Readonly<Record<string, string | number | boolean>>

export interface Recipients {
  /** Not worth it. */
  readonly low: Recipient
  /** Worth it. */
  readonly high: Recipient
  /** Worth it, but refused to be profiled. */
  readonly objector: Recipient
  /** Worth it, but in the holdout. */
  readonly holdout: Recipient
  readonly policy: { readonly minimum_probability: number; readonly holdout_share: number }
}

/** What every snippet's campaign is in the tests: the holdout is drawn by it. */
export const CAMPAIGN = 'spring'

const HOLDOUT_SHARE = 0.1

export async function chooseRecipients(): Promise<Recipients> {
  const csv = await readFile(join(inject('deployedProject'), 'history.csv'), 'utf8')
  const rows: Recipient[] = parse(csv, { columns: true, to: 500 })
  const app = await openServedApp()
  const response = await app.post('/v1/score', { customers: rows })
  const { customers: scores } = (await response.json()) as { customers: { probability: number }[] }
  const identities = await createIdentities('')
  const candidates = await Promise.all(
    rows.map(async ({ label: _, ...customer }, row) => ({
      customer,
      probability: scores[row].probability,
      isHeldOut:
        (await identities.holdoutDraw(CAMPAIGN, customer.customer_id ?? '')) < HOLDOUT_SHARE,
    })),
  )
  candidates.sort((first, second) => first.probability - second.probability)
  const low = candidates.find(({ isHeldOut }) => !isHeldOut)
  const high = candidates.findLast(({ isHeldOut }) => !isHeldOut)
  const holdout = candidates.findLast(({ isHeldOut }) => isHeldOut)
  if (!low || !high || !holdout) throw new Error('Expected customers in the holdout and outside.')
  const minimum = (low.probability + high.probability) / 2
  if (holdout.probability < minimum) throw new Error('Expected a holdout that is worth it.')
  return {
    low: low.customer,
    high: high.customer,
    objector: { ...high.customer, objected: 'true' },
    holdout: holdout.customer,
    policy: { minimum_probability: minimum, holdout_share: HOLDOUT_SHARE },
  }
}
