/** What was tried, which of it is chosen, and the figures of both. */

import { toProbability } from '../../shared/score.ts'
import { countPositives } from '../data/positives.ts'
import { baseRateLogLoss, logLoss, rowLogLosses } from '../evaluation/calibration.ts'
import type { CommitteeMember, SettingFigures, Tuning } from '../evaluation/evaluation.ts'
import { estimateMean } from '../evaluation/mean-estimate.ts'
import { rocAuc } from '../evaluation/ranking.ts'
import type { TrainOptions } from '../options.ts'
import type { FoldNetworks } from './fold-networks.ts'
import { spellSetting } from './recipe-options.ts'
import type { FoldCommittees } from './search.ts'
import { MOST_SERVED_WEIGHTS, outcomeSettings, type SettingName } from './settings.ts'

/** Flags that make a model larger or smaller: who gives one has decided on the size. */
const SIZES = ['hidden', 'ensemble', 'bins', 'rare_below']

/** A way to make the model, tried or not. */
export interface Trial {
  readonly name: SettingName
  readonly options: TrainOptions
  readonly fitted: FoldNetworks | null
  /** Why there is no result; null where there is one. */
  readonly lack: 'diverged' | 'cut' | null
  /** Of the model that would be served. */
  readonly weights: number
}

/**
 * The lowest log loss of those that may be served; of all, where a person gave what makes a model
 * large, or where none of the small ones beats the base rate.
 */
export function choose(
  tried: readonly Trial[],
  labels: Float32Array,
  given: ReadonlySet<string>,
): Trial | null {
  const known = tried.filter(({ fitted }) => fitted !== null)
  const small = known.filter(({ weights }) => weights <= MOST_SERVED_WEIGHTS)
  const lossOf = ({ fitted }: Trial) => (fitted ? lossOfLogits(labels, fitted.logits) : Infinity)
  const isLimited = !SIZES.some((flag) => given.has(flag))
  const isUseful = small.some((trial) => lossOf(trial) < baseRateLoss(labels))
  const [best] = (isLimited && isUseful ? small : known).toSorted((a, b) => lossOf(a) - lossOf(b))
  return best ?? null
}

/** From the lowest log loss up; settings without one last. */
export function tabulate(
  tried: readonly Trial[],
  chosen: Trial,
  labels: Float32Array,
): SettingFigures[] {
  const probabilitiesOf = ({ fitted }: Trial) => fitted?.logits.map(toProbability) ?? null
  const best = probabilitiesOf(chosen)
  const rows = tried.map((trial): SettingFigures => {
    const probabilities = probabilitiesOf(trial)
    const status =
      trial === chosen
        ? 'chosen'
        : (trial.lack ?? (isTooLarge(trial, chosen) ? 'too_large' : 'considered'))
    return {
      ...{ name: trial.name, status, flags: spellSetting(trial.options), weights: trial.weights },
      rocAuc: probabilities && rocAuc(labels, probabilities),
      logLoss: probabilities && logLoss(labels, probabilities),
      lossAbove:
        probabilities && best && trial !== chosen
          ? differenceOf(labels, probabilities, best)
          : null,
    }
  })
  return rows.toSorted((one, other) => (one.logLoss ?? Infinity) - (other.logLoss ?? Infinity) || 0)
}

/** Of what is chosen is larger still, size has not decided. */
function isTooLarge({ weights }: Trial, chosen: Trial): boolean {
  return weights > MOST_SERVED_WEIGHTS && chosen.weights <= MOST_SERVED_WEIGHTS
}

function differenceOf(labels: Float32Array, one: Float64Array, other: Float64Array) {
  const others = rowLogLosses(labels, other)
  return estimateMean(rowLogLosses(labels, one).map((loss, row) => loss - others[row]))
}

/** @param members Networks that learned from outcomes, in the order of `outcomeSettings`. */
export function committeeFigures(
  { blend, forests, logits }: FoldCommittees,
  members: readonly (FoldNetworks | null)[],
  labels: Float32Array,
): NonNullable<Tuning['committee']> {
  const names = outcomeSettings(labels.length).map(({ name }) => name as CommitteeMember['name'])
  const all = [
    ...members.map((member, index) => ({
      ...{ name: names[index], trees: null },
      logits: member?.logits ?? null,
    })),
    ...forests.kinds,
  ]
  return {
    members: all.flatMap(({ name, trees, logits: own }, index): CommitteeMember[] => {
      if (!own) return []
      return [{ name, share: blend.shares[index], trees, logLoss: lossOfLogits(labels, own) }]
    }),
    logLoss: lossOfLogits(labels, logits),
  }
}

function lossOfLogits(labels: Float32Array, logits: Float64Array): number {
  return logLoss(labels, logits.map(toProbability))
}

function baseRateLoss(labels: Float32Array): number {
  return baseRateLogLoss(labels, countPositives(labels) / labels.length)
}
