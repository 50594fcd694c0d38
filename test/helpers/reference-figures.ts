/** The reference figures in the README of a folder of real campaign data. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What one model reached on the test rows of a file. */
export interface ReferenceFigures {
  readonly name: string
  readonly rocAuc: number
  readonly logLoss: number
}

export interface FileReferences {
  readonly models: readonly ReferenceFigures[]
  /** Of an AUC on these test rows: smaller differences mean nothing. */
  readonly standardError: number
}

/** The models of the table, in its order, both among the AUCs and among the log losses. */
const MODELS = ['LR', 'LightGBM', 'Keras'] as const

/** Cells of a line split at its bars: an empty one at both ends, the file, AUCs, log losses ... */
const CELLS = 11
const FIRST_AUC = 2
const FIRST_LOG_LOSS = 5
const STANDARD_ERROR = 9

/** Files with fewer test rows than this have log losses that differ more between seeds. */
const FEW_TEST_ROWS = 1000

/** @returns References by file name; none where the folder has no README, or that no table. */
export async function readReferences(folder: string): Promise<Map<string, FileReferences>> {
  return parseReferences(await readFile(join(folder, 'README.md'), 'utf8').catch(() => ''))
}

/**
 * Reads the lines of the README's table: file, AUC of three models, log loss of the three and of a
 * constant, standard error. What stands in brackets after a figure is left out.
 */
export function parseReferences(readme: string): Map<string, FileReferences> {
  const references = new Map<string, FileReferences>()
  for (const line of readme.split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim().replace(/ \(.*\)$/, ''))
    if (cells.length !== CELLS || !/^`.*\.csv`$/.test(cells[1])) continue
    const models = MODELS.map((name, index) => ({
      name,
      rocAuc: Number(cells[FIRST_AUC + index]),
      logLoss: Number(cells[FIRST_LOG_LOSS + index]),
    }))
    references.set(cells[1].replaceAll('`', ''), {
      models,
      standardError: Number(cells[STANDARD_ERROR]),
    })
  }
  return references
}

/** How far above a reference's log loss is still as good. */
export function logLossTolerance(testRows: number): number {
  return hasFewTestRows(testRows) ? 0.01 : 0.002
}

/** The highest expected calibration error, over ten bins, of a model to be trusted. */
export function calibrationErrorLimit(testRows: number): number {
  return hasFewTestRows(testRows) ? 0.06 : 0.02
}

function hasFewTestRows(testRows: number): boolean {
  return testRows < FEW_TEST_ROWS
}
