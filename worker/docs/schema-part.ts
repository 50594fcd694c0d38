/** A JSON Schema on the page: in words, and as a table of its fields. */

import { html } from 'hono/html'
import { LARGEST_NUMBER } from '../../shared/customer-record.ts'
import type { JsonSchema } from '../openapi/document.ts'

export type Part = ReturnType<typeof html>

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  null: 'null',
}

const REFERENCE = '#/components/schemas/'

/** One of the document's schemas: its fields, or what it is one of. */
export function schemaPart(name: string, schema: JsonSchema): Part {
  const { description, properties } = schema
  return html`<section aria-labelledby="${schemaId(name)}">
<h3 id="${schemaId(name)}"><code>${name}</code></h3>
${description ? html`<p>${description}</p>` : ''}
${properties ? fieldTable(name, schema) : html`<p>${inWords(schema)}.</p>`}
</section>
`
}

/** What a schema accepts, in words; those it refers to are links. */
export function inWords(schema: JsonSchema): Part {
  const { $ref, anyOf, type, items, properties } = schema
  if ($ref?.startsWith(REFERENCE)) {
    const name = $ref.slice(REFERENCE.length)
    return html`<a href="#${schemaId(name)}"><code>${name}</code></a>`
  }
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`
  if (schema.enum)
    return inSequence(schema.enum.map((one) => html`<code>${JSON.stringify(one)}</code>`))
  if (anyOf) return inSequence(withoutRepeats(anyOf).map(inWords))
  if (items) return html`list of ${inWords(items)}`
  if (properties && type === 'object')
    return html`object with ${Object.keys(properties).join(', ')}`
  if (type === undefined) return html`${schema.not ? 'nothing' : 'anything'}`
  return html`${TYPES[type] ?? type}${boundsOf(schema)}`
}

function fieldTable(name: string, { properties = {}, required = [] }: JsonSchema): Part {
  const rows = Object.entries(properties).map(
    ([
      field,
      schema,
    ]) => html`<tr><th scope="row"><code>${field}</code>${required.includes(field) ? '' : html` <span class="muted">optional</span>`}</th><td>${inWords(schema)}</td><td>${schema.description ?? ''}</td></tr>
`,
  )
  return html`<table>
<caption>Fields of ${name}</caption>
<thead><tr><th scope="col">Field</th><th scope="col">Value</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`
}

export function schemaId(name: string): string {
  return `schema-${name}`
}

/** `in [0, 130]`, `>= 0`; bounds that only machines have are not worth a word. */
function boundsOf({ minimum, maximum }: JsonSchema): string {
  const [least, most] = [minimum, maximum].map((bound) =>
    Math.abs(bound ?? LARGEST_NUMBER) < Math.min(LARGEST_NUMBER, Number.MAX_SAFE_INTEGER)
      ? bound
      : undefined,
  )
  if (least !== undefined && most !== undefined) return ` in [${least}, ${most}]`
  if (least !== undefined) return ` >= ${least}`
  return most === undefined ? '' : ` <= ${most}`
}

/** Several patterns of text are one word on the page, and names with spaces around them none. */
function withoutRepeats(schemas: readonly JsonSchema[]): JsonSchema[] {
  return schemas.filter(
    ({ type }, position) =>
      type !== 'string' ||
      schemas.slice(0, position).every((other) => other.type !== 'string' && !other.enum),
  )
}

function inSequence(parts: readonly Part[]): Part {
  const last = parts.length - 1
  const joined = parts.map(
    (part, position) => html`${part}${position < last - 1 ? ', ' : position < last ? ' or ' : ''}`,
  )
  return html`${joined}`
}
