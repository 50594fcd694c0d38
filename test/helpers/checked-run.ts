/** What must hold of the files that any run leaves, whatever the data. */

import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { shownFigures } from './shown-figures.ts'

const PYTHON = process.env.PRESEND_PYTHON ?? 'python3'

const CHECK_METRICS = 'test/parity/scikit-learn/check-metrics.py'

/** Where a run left its files. */
export interface RunFiles {
  readonly report: string
  readonly metrics: string
  readonly predictions: string
}

/** Whether there is a scikit-learn to compare with. */
export function hasScikitLearn(): boolean {
  return spawnSync(PYTHON, ['-c', 'import sklearn, pandas']).status === 0
}

/** @returns What is wrong, a line each. */
export async function findFaults(files: RunFiles): Promise<string[]> {
  const metrics = JSON.parse(await readFile(files.metrics, 'utf8'))
  return [
    ...findPageFaults(await readFile(files.report, 'utf8'), metrics),
    ...findCalibrationFaults(metrics),
    ...(hasScikitLearn() ? compareWithScikitLearn(files) : []),
  ]
}

function findPageFaults(page: string, metrics: unknown): string[] {
  return shownFigures(page).flatMap(({ path, value }) => {
    const expected = path
      .split('.')
      // biome-ignore lint/suspicious/noExplicitAny: any path of the document
      .reduce((found: any, key) => found?.[key], metrics)
    return expected === value ? [] : [`the page shows ${value} for ${path}, which is ${expected}`]
  })
}

/** Calibration may not harm beyond what test rows could tell by chance. */
function findCalibrationFaults(metrics: {
  readonly calibration: {
    readonly before: { readonly log_loss: number }
    readonly after: { readonly log_loss: number }
  }
  readonly candidates: readonly { readonly log_loss: { readonly standard_error: number } }[]
}): string[] {
  const { before, after } = metrics.calibration
  const error = metrics.candidates[0].log_loss.standard_error
  if (after.log_loss <= before.log_loss + error) return []
  return [`calibration: log loss ${before.log_loss} before, ${after.log_loss} after (+- ${error})`]
}

function compareWithScikitLearn({ metrics, predictions }: RunFiles): string[] {
  const { status, stdout, stderr } = spawnSync(PYTHON, [CHECK_METRICS, metrics, predictions], {
    encoding: 'utf8',
  })
  return status === 0 ? [] : [`scikit-learn disagrees: ${stdout}${stderr}`]
}
