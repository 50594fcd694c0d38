/** What a page shows, read without the code that wrote it. */

import type { Evaluation } from '../../trainer/evaluation/evaluation.ts'

export interface ShownFigure {
  readonly path: string
  /** In full precision. */
  readonly value: number | null
  readonly text: string
}

const FIGURE = /<data data-figure="([^"]+)" data-value="([^"]+)" value="[^"]+">([^<]+)<\/data>/g

/** Every figure of a page. */
export function shownFigures(page: string): ShownFigure[] {
  return [...page.matchAll(FIGURE)].map(([, path, value, text]) => ({
    ...{ path, value: JSON.parse(value), text },
  }))
}

/** What `metrics.json` holds at paths of names and positions. */
export function figuresInDocument(
  figures: Evaluation,
  paths: readonly string[],
): { readonly path: string; readonly value: unknown }[] {
  const document: unknown = JSON.parse(JSON.stringify(withSnakeCase(figures)))
  return paths.map((path) => ({
    path,
    value: path
      .split('.')
      .reduce((node, name) => (node as Record<string, unknown>)[name], document), // as paths say
  }))
}

/** Names of flags and libraries are data, and have no capitals to lose. */
function withSnakeCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSnakeCase)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      withSnakeCase(item),
    ]),
  )
}

/** The text that a reader sees: no tags, no styles. */
export function visibleText(page: string): string {
  return page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}

/** The text of one section. */
export function sectionText(page: string, id: string): string {
  const [section] = page.match(new RegExp(`<section id="${id}".*?</section>`, 's')) ?? ['']
  const inOnePiece = section
    .replace(/<\/?(data|span|b|code)\b[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
  return visibleText(inOnePiece).trim()
}
