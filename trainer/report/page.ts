/** The report: every figure of a run on one page that needs no network and no script. */

import type { Language } from '../../shared/language.ts'
import type { Evaluation } from '../evaluation/evaluation.ts'
import { html } from './html.ts'
import { createParts } from './page-parts.ts'
import { PAGE_STYLE } from './page-style.ts'
import { candidatesSection } from './sections/candidates.ts'
import { dataSection } from './sections/data.ts'
import { driversSection } from './sections/drivers.ts'
import { groupsSection } from './sections/groups.ts'
import { modelCardSection } from './sections/model-card.ts'
import { moneySection } from './sections/money.ts'
import { rankingSection } from './sections/ranking.ts'
import { stabilitySection } from './sections/stability.ts'
import { truthSection } from './sections/truth.ts'
import { tuningSection } from './sections/tuning.ts'
import { verdictSection } from './sections/verdict.ts'
import { wordsOf } from './words/languages.ts'

export interface ReportOptions {
  readonly lang: Language
  /** PNG files by name: those of `drawReportPlots`, and `training-history.png`. */
  readonly pictures: Readonly<Record<string, Uint8Array>>
}

/**
 * One HTML document. Each figure stands in a `data` element that names its path in
 * `metrics.json` (`data-figure`) and repeats it in full precision (`data-value`).
 */
export function renderReport(figures: Evaluation, { lang, pictures }: ReportOptions): string {
  const words = wordsOf(lang)
  const parts = createParts(figures, { format: words.format, pictures, to: words.to })
  const { dataPath, trainedAt } = figures.run
  const page = html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Presend">
<title>${words.title}: ${dataPath}</title>
<style>${{ html: PAGE_STYLE }}</style>
</head>
<body>
<main>
<h1>${words.title}</h1>
${verdictSection(parts, words.verdict)}<p class="note">${words.origin(dataPath, words.card.dateOf(new Date(trainedAt)))}</p>
${rankingSection(parts, words.ranking)}${moneySection(parts, words.money)}${truthSection(parts, words.truth)}${candidatesSection(parts, words.candidates)}${tuningSection(parts, words.tuning)}${driversSection(parts, words.drivers)}${groupsSection(parts, words.groups)}${dataSection(parts, words.data)}${stabilitySection(parts, words.stability)}${modelCardSection(parts, words.card)}</main>
</body>
</html>
`
  return page.html
}
