/** First on the page: whether the network was worth it, what to beware of, and one gauge. */

import { BEST_QUALITY, QUALITY_BANDS, type QualityBand } from '../../../shared/quality-bands.ts'
import type { Verdict } from '../../../shared/verdict.ts'
import type { Evaluation } from '../../evaluation/evaluation.ts'
import { judgeNetwork, rivalOf } from '../../evaluation/verdict.ts'
import { type Html, html, NOTHING, type Part } from '../html.ts'
import type { Figure, PageParts } from '../page-parts.ts'
import { list } from '../page-table.ts'

export interface VerdictWords {
  readonly verdicts: Readonly<Record<Verdict, string>>
  /** What the network is ahead by. */
  readonly advantage: (by: { readonly rocAuc: Html; readonly logLoss: Html }) => Html
  readonly bracketsNote: string
  readonly noWarnings: string
  /** What stands over the list of warnings. */
  readonly beware: string
  readonly rankingWarnings: (count: number) => string
  readonly calibrationWarnings: (count: number) => string
  readonly dataWarnings: (count: number) => string
  readonly allowedLeaks: (count: number) => string
  readonly bands: Readonly<Record<QualityBand, string>>
  readonly gauge: (score: Figure, band: string) => Html
  readonly topTenth: (rate: Figure, lift: Figure) => Html
  readonly gaugeScale: string
  readonly noGauge: string
}

export function verdictSection(parts: PageParts, words: VerdictWords): Html {
  const verdict = judgeNetwork(parts.figures.candidates)
  return html`<section id="verdict">
<p class="verdict">${words.verdicts[verdict]}</p>
${verdict === 'alone' ? NOTHING : advantage(parts, words)}${warnings(parts.figures, words)}${gauge(parts, words)}</section>
`
}

function advantage({ figures, estimate }: PageParts, words: VerdictWords): Html {
  const path = `candidates.${rivalOf(figures.candidates)}.network_advantage`
  const by = {
    rocAuc: estimate(`${path}.roc_auc`, 'score_difference'),
    logLoss: estimate(`${path}.log_loss`, 'loss_difference'),
  }
  return html`<p>${words.advantage(by)} ${words.bracketsNote}</p>
`
}

function warnings({ groups, data }: Evaluation, words: VerdictWords): Html {
  const kinds = groups.flatMap((column) =>
    column.groups.flatMap((group) => group.warnings.map(({ kind }) => kind)),
  )
  const counted = [
    { count: kinds.filter((kind) => kind === 'ranking').length, to: 'groups', say: 'ranking' },
    {
      count: kinds.filter((kind) => kind === 'calibration').length,
      to: 'groups',
      say: 'calibration',
    },
    { count: data.warnings.length, to: 'data', say: 'data' },
    { count: data.leaks.length, to: 'data', say: 'leaks' },
  ]
  const sentences = {
    ranking: words.rankingWarnings,
    calibration: words.calibrationWarnings,
    data: words.dataWarnings,
    leaks: words.allowedLeaks,
  }
  const items: Part[] = counted
    .filter(({ count }) => count > 0)
    .map(({ count, to, say }) => {
      return html`<a href="#${to}">${sentences[say as keyof typeof sentences](count)}</a>`
    })
  if (items.length === 0)
    return html`<p>${words.noWarnings}</p>
`
  return html`<p>${words.beware}</p>
${list(items)}`
}

function gauge(parts: PageParts, words: VerdictWords): Html {
  const { figures, show } = parts
  if (figures.quality === null)
    return html`<p>${words.noGauge}</p>
`
  const sentence = words.gauge(show('quality.score', 'grade'), words.bands[figures.quality.band])
  const top =
    figures.deciles.length === 0
      ? NOTHING
      : words.topTenth(show('deciles.0.rate', 'share'), show('deciles.0.lift', 'times'))
  return html`${meter(figures.quality.score, words)}
<p class="gauge-sentence">${sentence} ${top}</p>
<p class="note">${words.gaugeScale}</p>
`
}

/** A bar from 0 to 100 in the colours of its bands, with a mark at the score. */
function meter(score: number, { bands }: VerdictWords): Html {
  const pieces = QUALITY_BANDS.map(({ band, from }, index) => {
    const to = QUALITY_BANDS[index + 1]?.from ?? BEST_QUALITY
    return html`<rect class="band-${index}" x="${4 * from}" y="20" width="${4 * (to - from) - 2}" height="14"/><text x="${2 * (from + to)}" y="50" text-anchor="middle">${bands[band]}</text>`
  })
  const x = 4 * score
  return html`<svg class="gauge" viewBox="-12 0 424 56" aria-hidden="true">${pieces}<path d="M${x} 24 l-7 -14 h14 z"/><line x1="${x}" x2="${x}" y1="18" y2="36"/></svg>`
}
