/** The page of `/docs`: the OpenAPI document for people, in one file that needs nothing else. */

import { html, raw } from 'hono/html'
import { sha256 } from '../digests.ts'
import type { OpenApiDocument } from '../openapi/document.ts'
import { type OperationAt, operationPart } from './operation-part.ts'
import { type Part, schemaId, schemaPart } from './schema-part.ts'
import { DOCS_STYLE } from './style.ts'

/** Whatever the document says is escaped: names of features are other people's words. */
export async function renderDocs(document: OpenApiDocument): Promise<string> {
  const { info, components, tags } = document
  const operations = operationsOf(document)
  const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title} ${info.version}</title>
<style>${raw(DOCS_STYLE)}</style>
</head>
<body>
<div class="page">
<header>
<h1>${info.title} <span class="muted">${info.version}</span></h1>
<p>${info.description}</p>
<p class="muted">To look at the model and try it: <a href="/">the page</a>. For programs: <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1).</p>
</header>
${contents(document, operations)}
<main>
${tags.map(({ name, description }) => tagPart(name, description, operations, document))}
<section aria-labelledby="keys">
<h2 id="keys">Keys and signatures</h2>
${Object.entries(components.securitySchemes).map(([name, scheme]) => html`<h3><code>${name}</code></h3><p>${scheme.description}</p>`)}
</section>
<section aria-labelledby="schemas">
<h2 id="schemas">Schemas</h2>
${Object.entries(components.schemas).map(([name, schema]) => schemaPart(name, schema))}
</section>
</main>
</div>
</body>
</html>
`
  return page.toString()
}

/** What the page's policy (CSP) allows: its own style block, and nothing else. */
export async function styleSource(): Promise<string> {
  return `'sha256-${btoa(String.fromCharCode(...(await sha256(DOCS_STYLE))))}'`
}

interface TaggedOperation extends OperationAt {
  readonly tag: string
}

function operationsOf({ paths }: OpenApiDocument): TaggedOperation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
      tag: operation.tags[0] ?? '',
    })),
  )
}

function contents(
  { tags, components }: OpenApiDocument,
  operations: readonly TaggedOperation[],
): Part {
  return html`<nav aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ul>
${tags.map(
  ({ name }) => html`<li><a href="#tag-${name}">${titleOf(name)}</a><ul>
${operations
  .filter(({ tag }) => tag === name)
  .map(
    ({
      method,
      path,
      operation,
    }) => html`<li><a href="#${operation.operationId}">${method} ${breakable(path)}</a></li>
`,
  )}</ul></li>
`,
)}<li><a href="#keys">Keys and signatures</a></li>
<li><a href="#schemas">Schemas</a><ul>
${['Customer', 'Decision', 'Score', 'Problem']
  .filter((name) => Object.hasOwn(components.schemas, name))
  .map(
    (name) => html`<li><a href="#${schemaId(name)}">${name}</a></li>
`,
  )}</ul></li>
</ul>
</nav>`
}

function tagPart(
  name: string,
  description: string,
  operations: readonly TaggedOperation[],
  document: OpenApiDocument,
): Part {
  return html`<section aria-labelledby="tag-${name}">
<h2 id="tag-${name}">${titleOf(name)}</h2>
<p>${description}</p>
${operations.filter(({ tag }) => tag === name).map((at) => operationPart(at, document))}
</section>
`
}

/** A path that a line may break before its slashes. */
function breakable(path: string): Part {
  return html`${path.split('/').map((step, at) => (at === 0 ? step : html`<wbr>/${step}`))}`
}

function titleOf(tag: string): string {
  return tag.slice(0, 1).toUpperCase() + tag.slice(1)
}
