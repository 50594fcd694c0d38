/** Which ways to make the model were tried, which was chosen, and who taught the network. */

import type { CommitteeMember, SettingFigures, Tuning } from '../../evaluation/evaluation.ts'
import { type Html, html, NOTHING, type Part } from '../html.ts'
import { command } from '../page-command.ts'
import type { Figure, PageParts } from '../page-parts.ts'
import { section, table } from '../page-table.ts'

/** Rows that were looked at, and over how many folds. */
interface Searched {
  readonly rows: Figure
  /** All training rows that there are. */
  readonly available: Figure
  readonly folds: Figure
}

/** A member that is trees. */
type ForestName = Exclude<CommitteeMember['name'], SettingFigures['name']>

export interface TuningWords {
  readonly title: string
  readonly untried: string
  readonly compared: (settings: number, searched: Searched) => Html
  /** Where there was no choice. */
  readonly notCompared: (searched: Searched) => Html
  readonly unrepeatable: Html
  /** Of settings, and of the committee's networks. */
  readonly settingNames: Readonly<Record<SettingFigures['name'], string>>
  /** In place of flags, where a setting has none. */
  readonly noFlags: string
  readonly statuses: Readonly<Record<SettingFigures['status'], string>>
  readonly caption: string
  readonly columns: readonly string[]
  readonly choiceNote: string
  readonly committeeTitle: string
  readonly committee: string
  readonly committeeLoss: (logLoss: Figure) => Html
  readonly trees: Readonly<Record<ForestName, (trees: Figure) => Html>>
  readonly committeeCaption: string
  readonly committeeColumns: readonly string[]
  readonly repeat: string
}

export function tuningSection(parts: PageParts, words: TuningWords): Html {
  const { tuning } = parts.figures
  if (tuning === null) {
    return section(
      'tuning',
      words.title,
      html`<p>${words.untried}</p>
`,
    )
  }
  const isChoice = tuning.settings.length > 1
  return section(
    'tuning',
    words.title,
    introduction(parts, words, tuning),
    isChoice ? settings(parts, words, tuning) : NOTHING,
    tuning.committee === null ? NOTHING : committee(parts, words, tuning.committee),
    html`<p>${words.repeat}</p>
<pre>${command(tuning.command)}</pre>
`,
  )
}

function introduction({ show }: PageParts, words: TuningWords, tuning: Tuning): Html {
  const searched = {
    rows: show('tuning.rows', 'count'),
    available: show('run.rows.train', 'count'),
    folds: show('tuning.folds', 'count'),
  }
  const { length } = tuning.settings
  const how = length > 1 ? words.compared(length, searched) : words.notCompared(searched)
  return html`<p>${how}</p>
${
  tuning.isReproducible
    ? NOTHING
    : html`<p>${words.unrepeatable}</p>
`
}`
}

function settings(
  { show, estimate }: PageParts,
  words: TuningWords,
  { settings: tried }: Tuning,
): Html {
  return html`${table({
    caption: words.caption,
    columns: words.columns,
    rows: tried.map((setting, index) => {
      const path = `tuning.settings.${index}`
      return [
        nameOf(setting, words),
        show(`${path}.log_loss`, 'loss'),
        estimate(`${path}.loss_above`, 'loss_difference'),
        show(`${path}.roc_auc`, 'score'),
        show(`${path}.weights`, 'count'),
        words.statuses[setting.status],
      ]
    }),
  })}<p class="note">${words.choiceNote}</p>
`
}

/** Its name, and below it the flags that make it. */
function nameOf({ name, status, flags }: SettingFigures, words: TuningWords): Html {
  const told = words.settingNames[name]
  const title = status === 'chosen' ? html`<b>${told}</b>` : html`${told}`
  const how = flags === '' ? words.noFlags : command(flags)
  return html`${title} <span class="flags">${how}</span>`
}

function committee(
  { show }: PageParts,
  words: TuningWords,
  { members }: NonNullable<Tuning['committee']>,
): Html {
  return html`<h3>${words.committeeTitle}</h3>
<p>${words.committee} ${words.committeeLoss(show('tuning.committee.log_loss', 'loss'))}</p>
${table({
  caption: words.committeeCaption,
  columns: words.committeeColumns,
  rows: members.map(({ name }, index): Part[] => [
    name === 'shallow_trees' || name === 'deep_trees'
      ? words.trees[name](show(`tuning.committee.members.${index}.trees`, 'count'))
      : words.settingNames[name],
    show(`tuning.committee.members.${index}.share`, 'share'),
    show(`tuning.committee.members.${index}.log_loss`, 'loss'),
  ]),
})}`
}
