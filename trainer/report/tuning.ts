/** What a run says in the terminal of the settings it tried. */

import type { SettingFigures, Tuning } from '../evaluation/evaluation.ts'
import type { TrainOptions } from '../options.ts'
import type { SearchBudget } from '../tuning/budget.ts'

const REASONS = {
  init_from: 'an earlier model has its own network, which --init_from continues',
  tfjs: 'trying settings with --engine tfjs would take very long',
  few_rows: 'there are too few training rows of one outcome to try settings on',
  diverged: 'every setting diverged',
  no_result: 'nothing could be told of any setting in time',
} as const

/** Why the recipe classic is taken, where `auto` was asked for. */
export function describeNoSearch(reason: keyof typeof REASONS): string {
  return `Taking the recipe classic: ${REASONS[reason]}.`
}

/** What is going to be tried, and about how long that takes. */
export function describeBudget(
  { rows, rowEpochs, expectedSeconds }: SearchBudget,
  { recipe, tune_seconds: limit }: TrainOptions,
): string {
  const what = recipe === 'auto' ? 'Trying settings' : 'Forming the committee'
  const about = `about ${Math.max(1, Math.round(expectedSeconds))} s`
  return (
    `${what} on ${count(rows)} training rows: ${(rowEpochs / 1e6).toFixed(rowEpochs < 1e7 ? 1 : 0)} million row-epochs, ${about}` +
    (limit === null
      ? '.'
      : `, at most ${limit} s. How far that gets depends on this machine: another run may choose another model.`)
  )
}

/** What comes after a search that looked at some rows only. */
export function describeWholeCrew(rows: number): string {
  return `Training the committee once more, on all ${count(rows)} training rows.`
}

/** Who teaches the network. */
export function describeCommittee({ members, logLoss }: NonNullable<Tuning['committee']>) {
  const shares = members
    .filter(({ share }) => share > 0)
    .map(({ name, share, trees }) => {
      const what = trees === null ? name : `${trees} ${name.replace('_', ' ')}`
      return `${what} ${percent(share)}`
    })
  return `Its committee: ${shares.join(', ')}; log loss ${logLoss.toFixed(4)} on rows not learned from.`
}

/** What was chosen, against what, by how much, and how to have it again. */
export function describeChoice(
  { settings, folds, command, rows }: Tuning,
  { learnsAll }: { readonly learnsAll: boolean },
): string[] {
  const isChoice = settings.length > 1
  return [
    ...(isChoice
      ? [
          `Cross-validated over ${folds} folds:`,
          `  ${''.padEnd(14)}log loss  above the chosen      ROC AUC  weights`,
          ...settings.map(describeSetting),
        ]
      : []),
    ...(learnsAll
      ? [
          'It learns from validation rows as well: what needs unseen rows takes ' +
            `${count(rows)} training rows, each as networks judged it that had not seen it.`,
        ]
      : []),
    `The same model again, without a choice: ${command}`,
  ]
}

function describeSetting(setting: SettingFigures): string {
  const { name, status, weights, rocAuc, logLoss, lossAbove } = setting
  const notes = {
    chosen: '<- chosen',
    considered: '',
    too_large: 'larger than auto serves',
    diverged: 'diverged',
    cut: 'not reached in time',
  }
  const above = lossAbove
    ? `${signed(lossAbove.value)} +- ${lossAbove.standardError.toFixed(4)}`
    : ''
  return (
    `  ${name.padEnd(14)}${fixed(logLoss).padEnd(10)}${above.padEnd(22)}` +
    `${fixed(rocAuc).padEnd(9)}${count(weights).padStart(7)}  ${notes[status]}`
  ).trimEnd()
}

function fixed(value: number | null): string {
  return value === null ? '-' : value.toFixed(4)
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(4)}`
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}

function count(value: number): string {
  return value.toLocaleString('en')
}
