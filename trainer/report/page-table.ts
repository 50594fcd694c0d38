/** Tables of the page: a caption, named columns, and a name before each row's figures. */

import { type Html, html, type Part } from './html.ts'

export interface Table {
  readonly caption: Part
  readonly columns: readonly string[]
  /** In the order of `columns`; the first cell names the row. */
  readonly rows: readonly (readonly Part[])[]
}

/** Wide tables scroll by themselves on a narrow screen. */
export function table({ caption, columns, rows }: Table): Html {
  const head = columns.map((column) => html`<th scope="col">${column}</th>`)
  return html`<div class="scroll"><table>
<caption><span>${caption}</span></caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.map(rowOf)}</tbody>
</table></div>
`
}

function rowOf([name, ...cells]: readonly Part[]): Html {
  return html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`
}

export function list(items: readonly Part[]): Html {
  return html`<ul>
${items.map(
  (item) => html`<li>${item}</li>
`,
)}</ul>
`
}

export function section(id: string, title: string, ...content: readonly Part[]): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${content}</section>
`
}
