/** An operation on the page: what it takes, what it answers, and a call to copy. */

import { html } from 'hono/html'
import type {
  OpenApiDocument,
  Operation,
  Parameter,
  Reference,
  Response,
  Security,
} from '../openapi/document.ts'
import { inWords, type Part } from './schema-part.ts'

export interface OperationAt {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

export function operationPart(at: OperationAt, document: OpenApiDocument): Part {
  const { method, path, operation } = at
  const { operationId, summary, description, security, parameters = [], requestBody } = operation
  const body = requestBody?.content['application/json']
  return html`<article aria-labelledby="${operationId}">
<h3 id="${operationId}"><span class="method">${method}</span> <code>${path}</code></h3>
<p>${summary}.${description === summary ? '' : ` ${description}`}</p>
<p class="muted">${describeSecurity(security)}</p>
${parameters.length > 0 ? parameterTable(parameters) : ''}
${body ? html`<p>Body: ${inWords(body.schema)}.${requestBody?.description ? ` ${requestBody.description}` : ''}</p>` : ''}
${body?.example === undefined ? '' : html`<h4>Example</h4><pre><code>${exampleCall(at, body.example, document)}</code></pre>`}
${answerTable(operation, document)}
</article>
`
}

function parameterTable(parameters: readonly Parameter[]): Part {
  const rows = parameters.map(
    ({
      name,
      required,
      schema,
      description,
      ...parameter
    }) => html`<tr><th scope="row"><code>${name}</code>${required ? '' : html` <span class="muted">optional</span>`}</th><td>${inWords(schema)}</td><td>${description} <span class="muted">(${parameter.in})</span></td></tr>
`,
  )
  return html`<table>
<caption>Parameters</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Value</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`
}

function answerTable({ responses }: Operation, document: OpenApiDocument): Part {
  const rows = Object.entries(responses).map(([status, answer]) => {
    const { description, content = {} } = resolve(answer, document)
    const [media] = Object.values(content)
    return html`<tr><th scope="row">${status}</th><td>${media ? inWords(media.schema) : ''}</td><td>${description}</td></tr>
`
  })
  return html`<table>
<caption>Answers</caption>
<thead><tr><th scope="col">Status</th><th scope="col">Body</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`
}

function resolve(answer: Response | Reference, { components }: OpenApiDocument): Response {
  if (!('$ref' in answer)) return answer
  const name = answer.$ref.slice('#/components/responses/'.length)
  return components.responses[name] ?? { description: '' }
}

function describeSecurity(security: Security): string {
  const ways = security.map((way) => {
    const [[scheme, scopes] = [], ...none] = Object.entries(way)
    if (scheme === undefined || none.length > 0) return 'no key'
    if (scheme !== 'key') return `a signature (${scheme})`
    return scopes?.length ? `a key with scope ${scopes.join(', ')}` : 'any key'
  })
  return `Needs ${ways.join(', or ')}.`
}

/** The call as a shell takes it. */
function exampleCall(
  { method, path, operation }: OperationAt,
  example: unknown,
  { servers }: OpenApiDocument,
): string {
  const [server] = servers
  const host = server && server.url !== '/' ? server.url : 'https://YOUR-WORKER'
  const needsKey = operation.security.some((way) => 'key' in way)
  const filled = path.replace('{name}', 'presend').replace('{version}', 'VERSION')
  return [
    `curl -X ${method} ${host}${filled}`,
    ...(needsKey ? ["-H 'authorization: Bearer KEY'"] : []),
    "-H 'content-type: application/json'",
    `-d '${JSON.stringify(example, null, 2).replaceAll("'", "'\\''")}'`,
  ].join(' \\\n  ')
}
