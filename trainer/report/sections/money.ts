/** What the ranking earns, or how to find out. */

import type { ProfitFigures } from '../../evaluation/profit.ts'
import { type Html, html, type Part } from '../html.ts'
import type { Figure, PageParts } from '../page-parts.ts'
import { section, table } from '../page-table.ts'

export interface MoneyWords {
  readonly title: string
  /** How to get this section: the flags. */
  readonly unknown: Html
  readonly terms: (cost: Html, value: Html) => Html
  readonly fromColumn: (column: string) => Html
  readonly rule: (rule: {
    readonly share: Figure
    readonly probability: Figure
    readonly expectedProfit: Figure
  }) => Html
  readonly nobody: string
  readonly gain: (gain: Figure, low: Figure, high: Figure) => Html
  /** Whether the gain over mailing everyone is beyond chance. */
  readonly certainty: Readonly<Record<'more' | 'less' | 'open', string>>
  readonly alt: (share: string, profit: string, everyone: string) => string
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: Readonly<Record<'chosen' | 'everyone' | 'random' | 'budget', string>>
  readonly unit: string
}

export function moneySection(parts: PageParts, words: MoneyWords): Html {
  const { profit } = parts.figures
  if (profit === null)
    return section(
      'money',
      words.title,
      html`<p>${words.unknown}</p>
`,
    )
  return section(
    'money',
    words.title,
    html`<p>${words.terms(amount(parts, words, 'cost_per_send'), amount(parts, words, 'value_per_conversion'))}</p>
`,
    html`<p>${rule(parts, words, profit)}</p>
`,
    html`<p>${gain(parts, words, profit)}</p>
`,
    curve(parts, words, profit),
    choices(parts, words, profit),
    html`<p class="note">${words.unit}</p>
`,
  )
}

function amount(
  { figures, show }: PageParts,
  words: MoneyWords,
  name: 'cost_per_send' | 'value_per_conversion',
): Html {
  const profit = figures.profit
  const term = name === 'cost_per_send' ? profit?.costPerSend : profit?.valuePerConversion
  if (typeof term === 'string') return words.fromColumn(term)
  return show(`profit.${name}`, 'money')
}

function rule({ show }: PageParts, words: MoneyWords, profit: ProfitFigures): Part {
  if (profit.rule.share === 0) return words.nobody
  return words.rule({
    share: show('profit.rule.share', 'share'),
    probability: show('profit.rule.probability', 'share'),
    expectedProfit: show('profit.rule.expected_profit', 'money'),
  })
}

function gain({ show }: PageParts, words: MoneyWords, { gainPerThousand }: ProfitFigures): Html {
  const [value, low, high] = ['value', 'low', 'high'].map((end) =>
    show(`profit.gain_per_thousand.${end}`, 'money_difference'),
  )
  const { low: least, high: most } = gainPerThousand
  const certainty = least > 0 ? 'more' : most < 0 ? 'less' : 'open'
  return html`${words.gain(value, low, high)} ${words.certainty[certainty]}`
}

function curve({ format, picture }: PageParts, words: MoneyWords, profit: ProfitFigures): Html {
  const { chosen, everyone } = profit
  const alt = words.alt(
    format(chosen.share, 'share'),
    format(chosen.profit, 'money'),
    format(everyone.profit, 'money'),
  )
  return picture('profit.png', alt)
}

function choices({ show }: PageParts, words: MoneyWords, profit: ProfitFigures): Html {
  const choices = ['chosen', 'everyone', 'random', 'budget'] as const
  return table({
    caption: words.caption,
    columns: words.columns,
    rows: choices
      .filter((choice) => profit[choice] !== null)
      .map((choice) => [
        words.rows[choice],
        show(`profit.${choice}.share`, 'share'),
        show(`profit.${choice}.sends`, 'count'),
        show(`profit.${choice}.conversions`, 'count'),
        show(`profit.${choice}.profit`, 'money'),
      ]),
  })
}
