/** Tries settings on parts of the training rows, and keeps what the model needs of that. */

import type { Engine } from '../model/engines.ts'
import type { TrainOptions } from '../options.ts'
import { pickRows } from '../preprocessing/labelled-rows.ts'
import { type Blend, blendLogits, fitBlend } from '../teaching/blend.ts'
import {
  type CommitteeNetwork,
  type Crew,
  consultCrew,
  teachingProbabilities,
} from '../teaching/committee.ts'
import { createLessonRows, type LessonRows, lessonOf } from '../teaching/lesson.ts'
import { type FoldForests, growFoldForests } from './fold-forests.ts'
import {
  createSearchEncoder,
  type EncodeSearchRows,
  type FoldNetworks,
  type FoldTrial,
  outcomeRows,
  trainFolds,
  watchedFolds,
} from './fold-networks.ts'
import type { SearchRows } from './search-rows.ts'

/** Thrown to end a search whose time is up. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime'
}

/** What is needed to try things. */
export interface SearchTools {
  readonly searched: SearchRows
  readonly engine: Engine
  readonly seed: number
  /** Told often. @throws OutOfTime */
  readonly checkTime: () => void
}

/** Trials on outcomes, in their order: null where one diverged or was not reached. */
export interface OutcomeTrials {
  readonly fitted: readonly (FoldNetworks | null)[]
  readonly encode: EncodeSearchRows
  /** Whether the time was up. */
  readonly isCut: boolean
}

export async function tryOutcomes(
  { searched, engine, checkTime }: SearchTools,
  options: readonly TrainOptions[],
): Promise<OutcomeTrials> {
  const encode = createSearchEncoder(searched)
  const trials = options.map(
    (trial): FoldTrial => ({ options: trial, rows: outcomeRows(searched, encode(trial), trial) }),
  )
  const { fitted, stopped } = await trainFolds(searched, trials, engine, checkTime)
  return { fitted, encode, isCut: endsBy(stopped) }
}

/** A committee for each fold, and how its members are blended. */
export interface FoldCommittees {
  readonly blend: Blend
  readonly forests: FoldForests
  readonly crews: readonly Crew[]
  /** Log-odds of rows by the crews that have not seen them, shape `[rows]`. */
  readonly logits: Float64Array
}

/**
 * @param members Networks that learned from outcomes, in their order; null where one has no say.
 * @returns Null when the time was up.
 */
export async function formCommittees(
  { searched, engine, seed, checkTime }: SearchTools,
  members: readonly (FoldNetworks | null)[],
): Promise<FoldCommittees | null> {
  const grown = await growFoldForests(searched, {
    ...{ seed, threads: engine.threads },
    onTree: checkTime,
  }).catch((error) => (endsBy(error) ? null : Promise.reject(error)))
  if (grown === null) return null
  const all = [
    ...members.map((member) => member?.logits ?? null),
    ...grown.kinds.map(({ logits }) => logits),
  ]
  const blend = fitBlend(searched.labels, all)
  const { shares } = blend
  const crews = searched.folds.map((_, fold) => ({
    networks: members.map((member, index): CommitteeNetwork | null => {
      if (member === null || shares[index] === 0) return null
      return { preprocessing: member.preprocessing, weights: member.weights[fold] }
    }),
    forests: grown.kinds.map(({ forests }, index) =>
      shares[members.length + index] === 0 ? null : forests[fold],
    ),
  }))
  const blended = blendLogits(all, shares)
  const logits = blended.map((logit) => blend.map.slope * logit + blend.map.intercept)
  return { blend, forests: grown, crews, logits }
}

/** What the committees say of a lesson's rows. */
export interface CommitteeAnswers {
  readonly lesson: LessonRows
  /** Blended logits by each fold's crew. */
  readonly byFold: readonly Float64Array[]
}

export async function askCommittees(
  { searched, seed }: SearchTools,
  { blend, forests, crews }: FoldCommittees,
): Promise<CommitteeAnswers> {
  const lesson = createLessonRows(searched.customers, forests.bins, seed)
  const byFold: Float64Array[] = []
  for (const crew of crews) byFold.push(await consultCrew(crew, blend, lesson.view))
  return { lesson, byFold }
}

/**
 * A taught network for each fold, by that fold's committee alone. Shares, Platt's map and numbers
 * of trees were chosen on all held-out rows, a few numbers out of thousands of outcomes: the log
 * loss is by so much too good, which has been far less than what it tells settings apart by.
 *
 * @returns Networks that are null where one diverged, or the time was up.
 */
export async function tryTaught(
  { searched, engine, checkTime }: SearchTools,
  { lesson, byFold }: CommitteeAnswers,
  blend: Blend,
  taught: { readonly options: TrainOptions; readonly encode: EncodeSearchRows },
): Promise<{ readonly fitted: FoldNetworks | null; readonly isCut: boolean }> {
  const { preprocessing, source } = taught.encode(taught.options)
  const folds = watchedFolds(searched.folds, taught.options)
  const rows = folds.map(({ learned, watched, heldOut }, fold) => {
    const answers = teachingProbabilities([byFold[fold]], blend)
    return {
      preprocessing,
      train: lessonOf(lesson, preprocessing, learned, answers),
      validation: pickRows(source, watched),
      heldOut: pickRows(source, heldOut),
    }
  })
  const trial = { options: taught.options, rows }
  const { fitted, stopped } = await trainFolds(searched, [trial], engine, checkTime)
  return { fitted: fitted[0], isCut: endsBy(stopped) }
}

/** @throws whatever it was, unless it is that the time was up. */
function endsBy(error: unknown): boolean {
  if (error === null) return false
  if (error instanceof OutOfTime) return true
  throw error
}
