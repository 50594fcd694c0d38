/** Whom to send to: what reaching the best-ranked customers brings. */

import { type Html, html, NOTHING } from '../html.ts'
import type { Figure, PageParts } from '../page-parts.ts'
import { section, table } from '../page-table.ts'

export interface RankingWords {
  readonly title: string
  readonly introduction: string
  readonly noRanking: string
  /** What reaching some share of the customers finds. */
  readonly finding: (share: Figure, recall: Figure, lift: Figure) => Html
  readonly liftAlt: (first: string, last: string) => string
  readonly gainsAlt: (half: string) => string
  readonly decileCaption: string
  readonly decileColumns: readonly string[]
  readonly depthCaption: string
  readonly depthColumns: readonly string[]
  readonly liftNote: string
}

/** The depth that the opening sentence tells: a plan that a team can act on. */
const TOLD_SHARE = 0.2

export function rankingSection(parts: PageParts, words: RankingWords): Html {
  const { figures } = parts
  if (figures.testPositives === 0 || figures.deciles.length === 0) {
    return section(
      'ranking',
      words.title,
      html`<p>${words.noRanking}</p>
`,
    )
  }
  return section(
    'ranking',
    words.title,
    html`<p>${words.introduction}</p>
`,
    finding(parts, words),
    pictures(parts, words),
    depths(parts, words),
    deciles(parts, words),
    html`<p class="note">${words.liftNote}</p>
`,
  )
}

function finding({ figures, show }: PageParts, words: RankingWords): Html {
  const depth = figures.depths.findIndex(({ share }) => share === TOLD_SHARE)
  if (depth < 0) return NOTHING
  const path = `depths.${depth}`
  const [share, recall] = [show(`${path}.share`, 'share'), show(`${path}.recall`, 'share')]
  return html`<p>${words.finding(share, recall, show(`${path}.lift`, 'times'))}</p>
`
}

function pictures({ figures, format, picture }: PageParts, words: RankingWords): Html {
  const { deciles } = figures
  const lifts = deciles.map(({ lift }) => format(lift, 'times'))
  const half = deciles[Math.ceil(deciles.length / 2) - 1]
  return html`${picture('lift.png', words.liftAlt(lifts[0], lifts[lifts.length - 1]))}
${picture('gains.png', words.gainsAlt(format(half.cumulativeGain, 'share')))}
`
}

function depths({ figures, show }: PageParts, words: RankingWords): Html {
  return table({
    caption: words.depthCaption,
    columns: words.depthColumns,
    rows: figures.depths.map((_, index) => [
      show(`depths.${index}.share`, 'share'),
      show(`depths.${index}.rows`, 'count'),
      show(`depths.${index}.probability`, 'share'),
      show(`depths.${index}.positives`, 'count'),
      show(`depths.${index}.precision`, 'share'),
      show(`depths.${index}.recall`, 'share'),
      show(`depths.${index}.lift`, 'times'),
    ]),
  })
}

function deciles({ figures, show }: PageParts, words: RankingWords): Html {
  return table({
    caption: words.decileCaption,
    columns: words.decileColumns,
    rows: figures.deciles.map((_, index) => [
      show(`deciles.${index}.decile`, 'exact'),
      show(`deciles.${index}.rows`, 'count'),
      show(`deciles.${index}.mean_probability`, 'share'),
      show(`deciles.${index}.positives`, 'count'),
      show(`deciles.${index}.rate`, 'share'),
      show(`deciles.${index}.lift`, 'times'),
      show(`deciles.${index}.cumulative_gain`, 'share'),
      show(`deciles.${index}.cumulative_lift`, 'times'),
    ]),
  })
}
