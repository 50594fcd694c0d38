/** How much work a search is, and how many rows it can look at for a budget. */

import { Failure } from '../../shared/failure.ts'
import { lessonEpochs, lessonSize } from '../teaching/lesson.ts'
import { SEARCH_FOLDS } from './search-rows.ts'
import { outcomeSettings } from './settings.ts'

/** Rows that a search looks at where nobody says otherwise and inputs are few. */
const DEFAULT_ROWS = 60_000

/** Inputs of which there may be so many before rows become fewer for them. */
const CHEAP_INPUTS = 150

/** Fewer rows tell settings apart by chance only. */
const FEWEST_ROWS = 200

/** A tree looks at a row of so few columns in about a quarter of a network's time for it. */
const TREE_COST = 0.25
const FEW_COLUMNS = 20

/** Trees until both forests stop, on average over the data sets of the README. */
const TYPICAL_TREES = 300

/** Seconds for a million row-epochs, by weights in thousands: measured on the README's machine. */
const SECONDS_PER_MILLION = { fixed: 0.7, perThousandWeights: 0.09 }

/** Rows a search looks at, and what that costs. */
export interface SearchBudget {
  readonly rows: number
  /** Training rows times passes over them. */
  readonly rowEpochs: number
  /** About how long it takes on so many threads. */
  readonly expectedSeconds: number
}

export interface WorkOptions {
  readonly folds?: number
  /** Of the history: trees look at each of them. */
  readonly columns?: number
}

/**
 * The work of a search on so many rows, in row-epochs: every setting on all folds but one, as often
 * as there are folds; trees likewise; a lesson for each fold, and the last one for the model. Of
 * the settings as they are, whatever epochs a person gave.
 */
export function searchWork(
  rows: number,
  { folds = SEARCH_FOLDS, columns = FEW_COLUMNS }: WorkOptions = {},
): number {
  const learned = (folds - 1) * rows
  const defaultEpochs = 20
  const outcomes = outcomeSettings(rows).reduce(
    (sum, { changes }) => sum + learned * (changes.epochs ?? defaultEpochs),
    0,
  )
  const trees = (learned * TYPICAL_TREES * TREE_COST * Math.max(FEW_COLUMNS, columns)) / FEW_COLUMNS
  const lessons = (folds + 1) * lessonSize(rows) * lessonEpochs(rows)
  return Math.round(outcomes + trees + lessons)
}

/**
 * @param available Training rows that there are.
 * @param inputs Of the taught network, which has so many weights.
 * @param budget In row-epochs; null: as much as rows and inputs allow in about a minute.
 * @throws Failure `invalid-usage` for a budget that is too small for any search.
 */
export function planBudget({
  available,
  inputs,
  weights,
  threads,
  budget,
  ...shape
}: WorkOptions & {
  readonly available: number
  readonly inputs: number
  readonly weights: number
  readonly threads: number
  readonly budget: number | null
}): SearchBudget {
  const most = Math.round(DEFAULT_ROWS * Math.min(1, CHEAP_INPUTS / inputs))
  const rows =
    budget === null
      ? Math.min(available, Math.max(FEWEST_ROWS, most))
      : affordableRows(available, budget, shape)
  const rowEpochs = searchWork(rows, shape)
  const { fixed, perThousandWeights } = SECONDS_PER_MILLION
  const secondsPerMillion = fixed + (perThousandWeights * weights) / 1000
  return {
    rows,
    rowEpochs,
    expectedSeconds: (rowEpochs / 1e6) * (secondsPerMillion / threads),
  }
}

/**
 * All rows where their search costs no more, or else so many that it costs no more, and little
 * less: epochs are whole, so that some rows more may cost less.
 *
 * @throws Failure `invalid-usage` where not even the fewest rows would do.
 */
function affordableRows(available: number, budget: number, shape: WorkOptions): number {
  let [from, to] = [Math.min(FEWEST_ROWS, available), available]
  const workOf = (rows: number): number => searchWork(rows, shape)
  if (workOf(from) > budget) {
    throw new Failure(
      'invalid-usage',
      `Expected a --tune_budget of at least ${workOf(from)}, which ${from} rows take, or ` +
        `--recipe classic, which tries nothing. Received ${budget}.`,
    )
  }
  if (workOf(to) <= budget) return to
  while (from < to) {
    const middle = Math.ceil((from + to) / 2)
    if (workOf(middle) <= budget) from = middle
    else to = middle - 1
  }
  return from
}
