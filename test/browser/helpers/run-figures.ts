/** What runs say of themselves in `metrics.json`. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Figures } from '../../../shared/figures.ts'

/** Amounts that the page's own project was not trained with, and a budget. */
export const OTHER_AMOUNTS = { cost: 2, value: 9, budget: 60 }

/** Where the run with other amounts leaves what it makes, in the project. */
export const OTHER_RUN = 'other-amounts'

/** Of the run whose model the page shows. */
export function readMetrics(project: string): Promise<Figures> {
  return readFigures(join(project, 'outputs/metrics.json'))
}

/** Of a run on the same rows with the same seed, so of the same network, told other amounts. */
export function readMetricsOfOtherAmounts(project: string): Promise<Figures> {
  return readFigures(join(project, `${OTHER_RUN}-timed`, 'metrics.json'))
}

async function readFigures(path: string): Promise<Figures> {
  return JSON.parse(await readFile(path, 'utf8'))
}
