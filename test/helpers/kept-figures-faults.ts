/** What must hold of the figures that a bundle keeps, whatever the data. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Figures } from '../../shared/figures.ts'
import { readBundle } from '../../trainer/export/verification.ts'
import { scanRules } from './scan-rules.ts'

/**
 * @param edge The bundle's folder.
 * @param metrics Where the same run left metrics.json.
 * @returns What is wrong, a line each.
 */
export async function findKeptFaults(edge: string, metrics: string): Promise<string[]> {
  const { figures } = await readBundle(edge)
  const document: unknown = JSON.parse(await readFile(metrics, 'utf8'))
  return [
    ...findDifferences(JSON.parse(await readFile(join(edge, 'figures.json'), 'utf8')), document),
    ...findRuleFaults(figures),
  ]
}

/** Paths of all that the first holds and the second does not hold alike. */
function findDifferences(kept: unknown, document: unknown, path = ''): string[] {
  if (typeof kept !== 'object' || kept === null) {
    return kept === document
      ? []
      : [`figures.json has ${kept} for ${path}, metrics.json ${document}`]
  }
  return Object.entries(kept).flatMap(([key, value]) => {
    const other = (document as Record<string, unknown> | null | undefined)?.[key] // or no object
    return findDifferences(value, other, path === '' ? key : `${path}.${key}`)
  })
}

/** The table of rules must give the run's own, which was chosen among all depths. */
function findRuleFaults({ mailing, profit }: Figures): string[] {
  if (profit === null) return []
  const { cost_per_send: cost, value_per_conversion: value, rule, chosen } = profit
  if (typeof cost !== 'number' || typeof value !== 'number') return []
  const unseen = { rows: mailing.unseen_rows, positives: mailing.unseen_positives }
  const found = scanRules(mailing.rules, unseen, { cost, value })
  const figures = {
    probability: [found?.probability ?? null, rule.probability],
    share: [found?.share ?? 0, rule.share],
    sends: [found?.test_sends ?? 0, chosen.sends],
    conversions: [found?.test_conversions ?? 0, chosen.conversions],
  }
  return Object.entries(figures)
    .filter(([, [table, run]]) => table !== run)
    .map(([name, [table, run]]) => `mailing.rules give ${name} ${table}, profit has ${run}`)
}
