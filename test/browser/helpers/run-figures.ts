/** What a run says of itself in `metrics.json`. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Figures } from '../../../shared/figures.ts'

/** Of the run whose model the page shows. */
export async function readMetrics(project: string): Promise<Figures> {
  return JSON.parse(await readFile(join(project, 'outputs/metrics.json'), 'utf8'))
}
