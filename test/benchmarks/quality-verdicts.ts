/** Whether a recipe is as good, within what chance explains, as the best reference on a file. */

import {
  calibrationErrorLimit,
  type FileReferences,
  logLossTolerance,
  type ReferenceFigures,
} from '../helpers/reference-figures.ts'
import { type Entrant, type FileResult, overSeeds } from './quality-figures.ts'
import { toRow } from './quality-table.ts'

/** How far a recipe is behind what it is held against. */
export interface Check {
  /** Positive: worse than the best reference. Of a calibration error, that itself. */
  readonly gap: number
  readonly allowed: number
  /** Whose figure it is held against; empty where it is held against none. */
  readonly best: string
  /** Of a figure that is not a number, false. */
  readonly isWithin: boolean
}

export interface Verdict {
  readonly file: string
  readonly recipe: string
  /** Held against the highest of the references; one standard error is allowed. */
  readonly rocAuc: Check
  /** Held against the lowest of the references. */
  readonly logLoss: Check
  /** Held against none. */
  readonly calibrationError: Check
}

/** A cell: whether within, the gap, what is allowed in brackets, whose figure is the best. */
const HEADER = ['file', 'recipe', 'ROC AUC below the best', 'log loss above the best', 'ECE']

/** A verdict a recipe; none where there is nothing to hold it against. */
export function judgeRecipes(result: FileResult): Verdict[] {
  const { file, testRows, recipes } = result
  const references = referencesOf(result)
  if (references === null) return []
  const [highest] = references.models.toSorted((one, other) => other.rocAuc - one.rocAuc)
  const [lowest] = references.models.toSorted((one, other) => one.logLoss - other.logLoss)
  return recipes.map((recipe) => {
    const meanOf = (figure: 'rocAuc' | 'logLoss' | 'calibrationError') =>
      overSeeds(recipe, figure).mean
    const calibrationError = meanOf('calibrationError')
    return {
      file,
      recipe: recipe.name,
      rocAuc: check(highest.rocAuc - meanOf('rocAuc'), references.standardError, highest),
      logLoss: check(meanOf('logLoss') - lowest.logLoss, logLossTolerance(testRows), lowest),
      calibrationError: check(calibrationError, calibrationErrorLimit(testRows)),
    }
  })
}

/** What a file's recipes are held against: the README's references, else the peers that ran. */
export function referencesOf({ readme, peers, standardError }: FileResult): FileReferences | null {
  if (readme !== null) return readme
  if (peers.length === 0) return null
  return { models: peers.map(toReference), standardError }
}

/** A row a verdict, then a line a recipe. */
export function toVerdictTable(verdicts: readonly Verdict[]): string {
  if (verdicts.length === 0) return 'No reference figures and no peers: no verdicts.'
  const recipes = [...new Set(verdicts.map(({ recipe }) => recipe))]
  return [
    toRow(HEADER),
    toRow(HEADER.map(() => '---')),
    ...verdicts.map((verdict) => toRow(toCells(verdict))),
    '',
    ...recipes.map((name) => {
      const own = verdicts.filter(({ recipe }) => recipe === name)
      return `- ${name}: all within on ${own.filter(isAllWithin).length} of ${own.length} files`
    }),
  ].join('\n')
}

function toCells({ file, recipe, rocAuc, logLoss, calibrationError }: Verdict): string[] {
  const standardErrors = (rocAuc.gap / rocAuc.allowed).toFixed(2)
  return [
    file,
    recipe,
    `${describeCheck(rocAuc)}, ${standardErrors} se, ${rocAuc.best}`,
    `${describeCheck(logLoss)}, ${logLoss.best}`,
    describeCheck(calibrationError),
  ]
}

function isAllWithin({ rocAuc, logLoss, calibrationError }: Verdict): boolean {
  return rocAuc.isWithin && logLoss.isWithin && calibrationError.isWithin
}

function toReference(peer: Entrant): ReferenceFigures {
  return {
    name: peer.name,
    rocAuc: overSeeds(peer, 'rocAuc').mean,
    logLoss: overSeeds(peer, 'logLoss').mean,
  }
}

function check(gap: number, allowed: number, best?: ReferenceFigures): Check {
  return { gap, allowed, best: best?.name ?? '', isWithin: gap <= allowed }
}

function describeCheck({ gap, allowed, isWithin }: Check): string {
  return `${isWithin ? 'yes' : 'NO'}: ${gap.toFixed(4)} (${allowed.toFixed(4)})`
}
