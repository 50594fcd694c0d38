/** Versions of the libraries that shape the weights, for the manifest. */

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { version_core } from '@tensorflow/tfjs-core'

export async function describeLibraries(): Promise<Record<string, string>> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8')
  const { version } = JSON.parse(text) as { version: string } // our own file
  const compiler = createRequire(import.meta.url)('assemblyscript/package.json') as {
    version: string
  }
  return {
    presend: version,
    '@tensorflow/tfjs-core': version_core,
    assemblyscript: compiler.version,
  }
}
