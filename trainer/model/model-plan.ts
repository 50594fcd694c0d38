/** One model to train: one network or several, joined afterwards, on rows encoded for it. */

import { encodedWidth } from '../../shared/encode.ts'
import type { PreprocessingParameters } from '../../shared/preprocessing.ts'
import { openRows, type RowSource } from '../preprocessing/labelled-rows.ts'
import { logitCorrection } from './class-weights.ts'
import { joinedNetwork, joinMembers } from './ensemble.ts'
import { fillUnseenWeights, type Network, type NetworkWeights } from './network.ts'
import { mapLogit } from './output-layer.ts'
import type { TrainedNetwork, TrainingJob, TrainingOptions } from './training.ts'

export interface ModelPlan {
  /** How `train` and `validation` are encoded. */
  readonly preprocessing: PreprocessingParameters
  readonly train: RowSource
  readonly validation: RowSource
  readonly hidden: readonly number[]
  readonly dropout: number
  /** How many networks; their mean logit is the model's. */
  readonly members: number
  readonly options: TrainingOptions
  readonly seed: number
  /** Whether a run goes on without it where it diverges. */
  readonly isOptional?: boolean | undefined
  /** Weights to start from, where not random ones. */
  readonly start?: NetworkWeights | undefined
}

export interface TrainedModel {
  /** All members as one. */
  readonly network: Network
  readonly weights: NetworkWeights
}

/** What each member of the plan is. */
export function memberNetwork({ preprocessing, hidden, dropout }: ModelPlan): Network {
  return { inputs: encodedWidth(preprocessing), hidden, dropout }
}

/** One job a member. */
export function planJobs(plan: ModelPlan): TrainingJob[] {
  const { train, validation, options, seed, start, isOptional } = plan
  const network = memberNetwork(plan)
  return Array.from({ length: plan.members }, (_, member) => ({
    ...{ network, train, validation, options, seed, member, start, isOptional },
  }))
}

/** Trained weights as they are used: with weights for unseen names, class weights corrected. */
export function completeWeights(plan: ModelPlan, weights: NetworkWeights): NetworkWeights {
  const filled = fillUnseenWeights(weights, plan.preprocessing, openRows(plan.train))
  return mapLogit(filled, { slope: 1, intercept: logitCorrection(plan.options.classWeights) })
}

/** The members' mean, ready to use. */
export function joinTrained(plan: ModelPlan, trained: readonly TrainedNetwork[]): TrainedModel {
  return {
    network: joinedNetwork(memberNetwork(plan), plan.members),
    weights: completeWeights(plan, joinMembers(trained.map(({ weights }) => weights))),
  }
}

/**
 * Trained networks as the models they belong to.
 *
 * @param trained Of the jobs of all plans, one after another; those that were left out, once
 *   another one had diverged, are missing.
 * @returns In the order of the plans; null where a network diverged or is missing.
 */
export function readModels(
  plans: readonly ModelPlan[],
  trained: readonly (TrainedNetwork | undefined)[],
): (TrainedModel | null)[] {
  let first = 0
  return plans.map((plan) => {
    const members = trained.slice(first, first + plan.members)
    first += plan.members
    const good = members.filter((member) => member !== undefined && member.divergence === null)
    return good.length === plan.members ? joinTrained(plan, good as TrainedNetwork[]) : null
  })
}
