/** Commands on the page, which break between their flags and not within one. */

import { type Html, html } from './html.ts'

/** @param text A command, or flags alone. Its text stays as it is, to be copied. */
export function command(text: string): Html {
  const [first, ...others] = text.split(/ (?=--)/)
  const flags = others.map((flag) => html` <span>${flag}</span>`)
  return html`<code class="command"><span>${first}</span>${flags}</code>`
}
