/** For whom the model is weaker, and what the columns that tell so bring. */

import type { Ablation } from '../../evaluation/evaluation.ts'
import type { ColumnGroups, GroupFigures, GroupWarning } from '../../evaluation/groups.ts'
import { type Html, html, NOTHING } from '../html.ts'
import type { Figure, PageParts } from '../page-parts.ts'
import { list, section, table } from '../page-table.ts'

export interface GroupsWords {
  readonly title: string
  readonly introduction: string
  /** How to have groups audited. */
  readonly noGroups: Html
  readonly noWarnings: string
  /** Each kind of warning, about a group named in plain text. */
  readonly ranking: (group: string, rocAuc: Figure, others: Figure) => Html
  readonly calibration: (group: string, meanProbability: Figure, rate: Figure) => Html
  readonly aboveRate: string
  readonly belowRate: string
  /** How sentences name a group: column and value. */
  readonly groupOf: (column: string, name: string) => string
  readonly missing: string
  readonly alt: (warnings: number, groups: number) => string
  readonly caption: Readonly<Record<ColumnGroups['role'], (column: string) => string>>
  readonly columns: readonly string[]
  readonly ablationsTitle: string
  readonly ablation: (columns: string, without: Figure, withColumns: Figure) => Html
  readonly ablationWorth: (rocAucGain: Html, logLossGain: Html) => Html
  /** Whether what the columns bring is beyond chance. */
  readonly worth: Readonly<Record<'worth' | 'harm' | 'open', string>>
  readonly ablationRows: (rows: Figure) => Html
  readonly roles: Readonly<Record<Ablation['role'], string>>
  /** Names in a row: `age, gender and region`. */
  readonly listNames: (names: readonly string[]) => string
}

export function groupsSection(parts: PageParts, words: GroupsWords): Html {
  const { groups, ablations } = parts.figures
  const isEmpty = groups.length === 0
  return section(
    'groups',
    words.title,
    html`<p>${isEmpty ? words.noGroups : words.introduction}</p>
`,
    isEmpty ? NOTHING : html`${warningsOf(parts, words)}${pictureOf(parts, words)}`,
    groups.map((column, index) => groupTable(parts, words, column, `groups.${index}`)),
    ablations.length === 0
      ? NOTHING
      : html`<h3>${words.ablationsTitle}</h3>
`,
    ablations.map((ablation, index) => ablationOf(parts, words, ablation, `ablations.${index}`)),
  )
}

function warningsOf({ figures, show }: PageParts, words: GroupsWords): Html {
  const sentences = figures.groups.flatMap(({ column, groups }, columnIndex) =>
    groups.flatMap((group, groupIndex) =>
      group.warnings.map((warning, index) => {
        const path = `groups.${columnIndex}.groups.${groupIndex}.warnings.${index}`
        return warningOf(warning, words.groupOf(column, group.name ?? words.missing), {
          words,
          show: (name, kind) => show(`${path}.${name}`, kind),
        })
      }),
    ),
  )
  if (sentences.length === 0)
    return html`<p>${words.noWarnings}</p>
`
  return html`<div class="warnings">${list(sentences)}</div>`
}

function warningOf(
  warning: GroupWarning,
  group: string,
  { words, show }: { readonly words: GroupsWords; readonly show: PageParts['show'] },
): Html {
  if (warning.kind === 'ranking') {
    return words.ranking(group, show('roc_auc', 'score'), show('others', 'score'))
  }
  const direction = warning.meanProbability > warning.rate ? words.aboveRate : words.belowRate
  const told = words.calibration(group, show('mean_probability', 'share'), show('rate', 'share'))
  return html`${told} ${direction}`
}

function pictureOf({ figures, picture }: PageParts, words: GroupsWords): Html {
  const groups = figures.groups.flatMap((column) => column.groups)
  const warned = groups.filter(({ warnings }) => warnings.length > 0)
  return picture('groups.png', words.alt(warned.length, groups.length))
}

function groupTable(
  { show, estimate }: PageParts,
  words: GroupsWords,
  { column, role, groups }: ColumnGroups,
  columnPath: string,
): Html {
  return table({
    caption: words.caption[role](column),
    columns: words.columns,
    rows: groups.map((group, index) => {
      const path = `${columnPath}.groups.${index}`
      return [
        nameOf(group, words),
        show(`${path}.rows`, 'count'),
        show(`${path}.positives`, 'count'),
        show(`${path}.rate`, 'share'),
        show(`${path}.mean_probability`, 'share'),
        estimate(`${path}.roc_auc`, 'score'),
        show(`${path}.log_loss`, 'loss'),
        show(`${path}.expected_calibration_error`, 'share'),
      ]
    }),
  })
}

function nameOf({ name, warnings }: GroupFigures, words: GroupsWords): Html {
  const text = name ?? words.missing
  return warnings.length === 0 ? html`${text}` : html`<span class="warned">${text}&nbsp;⚠</span>`
}

function ablationOf(
  { show, estimate }: PageParts,
  words: GroupsWords,
  { role, columns, rocAucGain, logLossGain }: Ablation,
  path: string,
): Html {
  const gain = rocAucGain ?? logLossGain
  const worth = gain.low > 0 ? 'worth' : gain.high < 0 ? 'harm' : 'open'
  const sentences = [
    words.ablation(
      words.listNames(columns),
      show(`${path}.without.roc_auc`, 'score'),
      show(`${path}.with_columns.roc_auc`, 'score'),
    ),
    words.ablationWorth(
      estimate(`${path}.roc_auc_gain`, 'score_difference'),
      estimate(`${path}.log_loss_gain`, 'loss_difference'),
    ),
    words.worth[worth],
    words.ablationRows(show(`${path}.train_rows`, 'count')),
    words.roles[role],
  ]
  return html`<p>${sentences.map((sentence) => html`${sentence} `)}</p>
`
}
