/** The model card: what the model is, is for and is not for, and how to make it again. */

import type { Evaluation, RunSeconds, SettingFigures } from '../../evaluation/evaluation.ts'
import { type Html, html, NOTHING, type Part } from '../html.ts'
import { command } from '../page-command.ts'
import type { Figure, PageParts } from '../page-parts.ts'
import { list, section, table } from '../page-table.ts'

export interface ModelCardWords {
  readonly title: string
  readonly names: Readonly<Record<CardEntry, string>>
  readonly intendedUse: string
  /** Propensity is not incrementality, and what else it is not. */
  readonly notFor: readonly string[]
  readonly times: (times: {
    readonly column: string
    readonly train: readonly [string, string]
    readonly test: readonly [string, string]
  }) => string
  readonly noTimes: string
  readonly audited: (columns: string) => string
  readonly nobodyAudited: string
  readonly listNames: (names: readonly string[]) => string
  readonly fewPositives: (positives: Figure) => Html
  readonly drift: string
  readonly sampled: (rows: Figure, testRows: Figure) => Html
  readonly propensity: string
  readonly settingNames: Readonly<Record<SettingFigures['name'], string>>
  readonly untried: string
  /** What was chosen, of how many settings, and how far the next best is behind. */
  readonly choice: (choice: {
    readonly recipe: string
    readonly setting: string
    readonly settings: number
    readonly next: { readonly setting: string; readonly below: Html } | null
  }) => Html
  readonly seconds: (seconds: Readonly<Record<TimedPart, Figure>>) => Html
  readonly optionsCaption: string
  readonly optionsColumns: readonly string[]
  readonly notSet: string
  readonly dateOf: (time: Date) => string
}

/** Of which the card tells how long it took. */
type TimedPart = Exclude<keyof RunSeconds, 'reading'>

type CardEntry =
  | 'use'
  | 'notFor'
  | 'model'
  | 'choice'
  | 'repeat'
  | 'trained'
  | 'version'
  | 'data'
  | 'dates'
  | 'features'
  | 'audited'
  | 'limits'
  | 'seed'
  | 'libraries'
  | 'seconds'

/** Fewer converters than this among the test rows, and every figure is a rough one. */
const FEW_POSITIVES = 100

/** Features that are named one by one. */
const MOST_FEATURES = 40

export function modelCardSection(parts: PageParts, words: ModelCardWords): Html {
  return section('model-card', words.title, entries(parts, words), options(parts, words))
}

function entries(parts: PageParts, words: ModelCardWords): Html {
  const { run, tuning } = parts.figures
  const { show } = parts
  const told: Readonly<Record<CardEntry, Part>> = {
    use: words.intendedUse,
    notFor: list(words.notFor),
    model: run.network,
    choice: choiceOf(parts, words),
    repeat: tuning === null ? NOTHING : command(tuning.command),
    trained: html`<time datetime="${run.trainedAt}">${words.dateOf(new Date(run.trainedAt))}</time>`,
    version: html`<code>${run.version}</code>`,
    data: html`<code>${run.dataPath}</code>`,
    dates: run.times === null ? words.noTimes : words.times(run.times),
    features: featuresOf(run.features),
    audited:
      run.auditedColumns.length === 0
        ? words.nobodyAudited
        : words.audited(words.listNames(run.auditedColumns)),
    limits: list(limits(parts, words)),
    seed: show('run.seed', 'exact'),
    libraries: Object.entries(run.libraries)
      .map(([name, version]) => `${name} ${version}`)
      .join(', '),
    seconds: words.seconds({
      tuning: show('seconds.tuning', 'seconds'),
      training: show('seconds.training', 'seconds'),
      retraining: show('seconds.retraining', 'seconds'),
      evaluation: show('seconds.evaluation', 'seconds'),
    }),
  }
  const known = Object.entries(told).filter(([, content]) => content !== NOTHING)
  const rows = known.map(([entry, content]) => {
    return html`<dt>${words.names[entry as CardEntry]}</dt><dd>${content}</dd>
`
  })
  return html`<dl>
${rows}</dl>
`
}

function choiceOf({ figures, estimate }: PageParts, words: ModelCardWords): Part {
  const { tuning } = figures
  const chosen = tuning?.settings.find(({ status }) => status === 'chosen')
  if (!tuning || !chosen) return words.untried
  // The lowest log loss comes first.
  const next = tuning.settings.findIndex(({ status }) => status === 'considered')
  return words.choice({
    recipe: tuning.recipe,
    setting: words.settingNames[chosen.name],
    settings: tuning.settings.length,
    next:
      next < 0
        ? null
        : {
            setting: words.settingNames[tuning.settings[next].name],
            below: estimate(`tuning.settings.${next}.loss_above`, 'loss'),
          },
  })
}

function featuresOf(features: readonly string[]): string {
  const named = features.slice(0, MOST_FEATURES).join(', ')
  return features.length > MOST_FEATURES ? `${named}, … (${features.length})` : named
}

function limits({ figures, show }: PageParts, words: ModelCardWords): Part[] {
  return [
    words.propensity,
    words.drift,
    isRough(figures) ? words.fewPositives(show('test_positives', 'count')) : NOTHING,
    isSampled(figures)
      ? words.sampled(show('sampled_rows', 'count'), show('test_rows', 'count'))
      : NOTHING,
  ].filter((limit) => limit !== NOTHING)
}

function isRough({ testPositives }: Evaluation): boolean {
  return testPositives < FEW_POSITIVES
}

function isSampled({ sampledRows, testRows }: Evaluation): boolean {
  return sampledRows < testRows
}

function options({ figures, show }: PageParts, words: ModelCardWords): Html {
  const rows = Object.entries(figures.run.options).map(([name, value]): Part[] => {
    const flag = html`<code>--${name}</code>`
    if (typeof value === 'number') return [flag, show(`run.options.${name}`, 'exact')]
    return [flag, value === null ? words.notSet : html`<code>${String(value)}</code>`]
  })
  return table({ caption: words.optionsCaption, columns: words.optionsColumns, rows })
}
