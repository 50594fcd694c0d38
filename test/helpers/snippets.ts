/** The snippets that worker/platforms/README.md publishes, as an engineer would paste them. */

import { readFile } from 'node:fs/promises'

const BLOCK = /^```\w+ ([\w-]+)\n(.*?)^```$/gms

const published = new Map(
  [...(await readFile('worker/platforms/README.md', 'utf8')).matchAll(BLOCK)].map(
    ([, name, text]) => [name, text],
  ),
)

/** @throws Error where the page has no block of that name. */
export function snippetOf(name: string): string {
  const text = published.get(name)
  if (text !== undefined) return text
  throw new Error(`Expected one of ${[...published.keys()].join(', ')}. Received ${name}.`)
}
