/** What drives the score, which is not what makes customers convert. */

import type { DependencePoint, PartialDependence } from '../../evaluation/partial-dependence.ts'
import { type Html, html, NOTHING, type Part } from '../html.ts'
import type { Figure, PageParts } from '../page-parts.ts'
import { section, table } from '../page-table.ts'

export interface DriversWords {
  readonly title: string
  readonly introduction: string
  readonly noImportance: string
  readonly importanceAlt: (features: readonly string[]) => string
  readonly importanceCaption: string
  readonly importanceColumns: readonly string[]
  /** How many features the table leaves out. */
  readonly leftOut: (count: number) => string
  readonly dependenceIntroduction: string
  readonly notCausal: string
  readonly dependenceAlt: (ranges: readonly string[]) => string
  /** From where to where the probability goes, in plain text. */
  readonly range: (range: {
    readonly feature: string
    readonly low: string
    readonly high: string
    readonly at: string
  }) => string
  readonly dependenceCaption: string
  readonly dependenceColumns: readonly string[]
  readonly missing: string
}

/** Features that the table of importance tells; `metrics.json` has them all. */
const MOST_FEATURES = 30

/** Features that a text beside a picture names. */
const NAMED_FEATURES = 3

export function driversSection(parts: PageParts, words: DriversWords): Html {
  const { importance, partialDependence } = parts.figures
  if (importance.length === 0) {
    return section(
      'drivers',
      words.title,
      html`<p>${words.noImportance}</p>
`,
    )
  }
  return section(
    'drivers',
    words.title,
    html`<p>${words.introduction}</p>
`,
    importanceOf(parts, words),
    partialDependence.length === 0 ? NOTHING : dependenceOf(parts, words),
  )
}

function importanceOf({ figures, estimate, picture }: PageParts, words: DriversWords): Html {
  const { importance } = figures
  const names = importance.slice(0, NAMED_FEATURES).map(({ feature }) => feature)
  const leftOut = importance.length - MOST_FEATURES
  return html`${picture('importance.png', words.importanceAlt(names))}
${table({
  caption: words.importanceCaption,
  columns: words.importanceColumns,
  rows: importance
    .slice(0, MOST_FEATURES)
    .map(({ feature }, index) => [
      feature,
      estimate(`importance.${index}.log_loss_rise`, 'loss_difference'),
      estimate(`importance.${index}.roc_auc_drop`, 'score_difference'),
    ]),
})}${
  leftOut > 0
    ? html`<p>${words.leftOut(leftOut)}</p>
`
    : NOTHING
}`
}

function dependenceOf(parts: PageParts, words: DriversWords): Html {
  const { figures, format, show, picture } = parts
  const ranges = figures.partialDependence.slice(0, NAMED_FEATURES).map((dependence) => {
    const { lowest, highest } = extremesOf(dependence)
    const shareAt = (point: number) => format(dependence.points[point].probability, 'share')
    return words.range({
      feature: dependence.feature,
      low: shareAt(lowest),
      high: shareAt(highest),
      at: nameOf(dependence.points[highest], parts, words),
    })
  })
  return html`<p>${words.dependenceIntroduction} <strong>${words.notCausal}</strong></p>
${picture('dependence.png', words.dependenceAlt(ranges))}
${table({
  caption: words.dependenceCaption,
  columns: words.dependenceColumns,
  rows: figures.partialDependence.map((dependence, index) => {
    const { lowest, highest } = extremesOf(dependence)
    const probability = (point: number): Figure =>
      show(`partial_dependence.${index}.points.${point}.probability`, 'share')
    const value = (point: number): Part => {
      const told = dependence.points[point].value
      if (typeof told !== 'number') return told ?? words.missing
      return show(`partial_dependence.${index}.points.${point}.value`, 'value')
    }
    return [
      dependence.feature,
      probability(lowest),
      value(lowest),
      probability(highest),
      value(highest),
    ]
  }),
})}`
}

/** Positions of the points of the lowest and the highest probability. */
function extremesOf({ points }: PartialDependence): {
  readonly lowest: number
  readonly highest: number
} {
  const probabilities = points.map(({ probability }) => probability)
  return {
    lowest: probabilities.indexOf(Math.min(...probabilities)),
    highest: probabilities.indexOf(Math.max(...probabilities)),
  }
}

function nameOf({ value }: DependencePoint, { format }: PageParts, words: DriversWords): string {
  if (typeof value === 'number') return format(value, 'value')
  return value ?? words.missing
}
