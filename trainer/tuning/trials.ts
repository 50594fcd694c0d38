/** Everything that a search tries: settings, committees, and the network that these teach. */

import type { TrainOptions } from '../options.ts'
import { needsOutOfFold } from '../plan-folds.ts'
import type { PreparedData } from '../prepare-data.ts'
import type { TrainServices } from '../services.ts'
import type { SearchBudget } from './budget.ts'
import type { Trial } from './choice.ts'
import type { Encodings } from './encodings.ts'
import type { FoldNetworks } from './fold-networks.ts'
import { type GivenOptions, memberOptions, trainAlike, withSetting } from './recipe-options.ts'
import {
  askCommittees,
  type CommitteeAnswers,
  type FoldCommittees,
  formCommittees,
  type SearchTools,
  tryOutcomes,
  tryTaught,
} from './search.ts'
import { outcomeSettings } from './settings.ts'

/** What is to be tried, on which rows. */
export interface SearchPlan {
  /** With the rows to learn from as its training rows. */
  readonly pool: PreparedData
  readonly strong: TrainOptions
  readonly budget: SearchBudget
  readonly tools: SearchTools
  readonly learnsAll: boolean
  readonly encodings: Encodings
}

/** What trying everything has left. */
export interface Found {
  /** The taught network last, where there is one. */
  readonly tried: readonly Trial[]
  readonly memberOptions: readonly TrainOptions[]
  /** Networks of the committee, in the order of their options; null where one diverged. */
  readonly members: readonly (FoldNetworks | null)[]
  /** Null where there is none, or the time was up. */
  readonly committees: FoldCommittees | null
  readonly answers: CommitteeAnswers | null
  /** The plain logistic regression among the members. */
  readonly logistic: FoldNetworks | null
}

export async function tryAll(
  asked: GivenOptions,
  { pool, strong, tools, learnsAll, encodings }: SearchPlan,
  print: TrainServices['print'],
): Promise<Found> {
  const { options } = asked
  const isFree = options.recipe === 'auto'
  const settings = outcomeSettings(tools.searched.labels.length)
  const isTaught = strong.teacher === 'committee' && strong.class_weight === 'none'
  const ofMembers = isTaught ? settings.map((setting) => memberOptions(options, setting)) : []
  const rivals = isFree && options.teacher === 'none' ? settings : []
  const wanted = rivals.map((setting) => ({
    name: setting.name,
    options: withSetting(asked, setting),
  }))
  // A setting that is a member as well is trained once.
  const isMember = (rival: TrainOptions) => ofMembers.some((member) => trainAlike(member, rival))
  const trials = [
    ...ofMembers,
    ...wanted.map(({ options }) => options).filter((rival) => !isMember(rival)),
  ]
  const outcomes = await tryOutcomes(tools, trials)
  const tried = wanted.map(({ name, options }): Trial => {
    const fitted = outcomes.fitted[trials.findIndex((trial) => trainAlike(trial, options))]
    const lack = fitted ? null : outcomes.isCut ? 'cut' : 'diverged'
    return { name, options, fitted, lack, weights: encodings.weights(options) }
  })
  const members = ofMembers.map((_, at) => outcomes.fitted[at])
  if (isTaught && !outcomes.isCut) print('Growing trees.')
  const committees = isTaught && !outcomes.isCut ? await formCommittees(tools, members) : null
  if (committees) print('Asking committees of trees and networks.')
  const answers = committees && (await askCommittees(tools, committees))
  if (answers) print('Teaching a network for each fold.')
  const isJudged = isFree || learnsAll || options.folds !== null || needsOutOfFold(pool, options)
  const taught =
    answers && isJudged
      ? await tryTaught(tools, answers, committees.blend, {
          options: strong,
          encode: outcomes.encode,
        })
      : null
  if (isTaught) {
    const fitted = taught?.fitted ?? null
    const lack = !answers || taught?.isCut ? 'cut' : taught && !fitted ? 'diverged' : null
    const weights = encodings.weights(strong)
    tried.push({ name: 'strong', options: strong, fitted, lack, weights })
  }
  const logistic = members[settings.findIndex(({ name }) => name === 'logistic')] ?? null
  return { tried, memberOptions: ofMembers, members, committees, answers, logistic }
}
