/** Pieces of HTML in which every value is escaped unless it is a piece itself. */

export interface Html {
  readonly html: string
}

/** What may stand between pieces: text and numbers are escaped, lists follow one another. */
export type Part = Html | string | number | readonly Part[]

export const NOTHING: Html = { html: '' }

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Tag of a template: html`<p>${text}</p>`. Values may also stand in quoted attributes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const written = strings.map((text, index) =>
    index < parts.length ? text + toHtml(parts[index]) : text,
  )
  return { html: written.join('') }
}

function toHtml(part: Part): string {
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  if ('html' in part) return part.html
  return part.map(toHtml).join('')
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character])
}
