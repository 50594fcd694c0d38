/**
 * Run by wrangler before it bundles the worker (wrangler.toml, `build`): checks the trained
 * bundle and writes the module through which the worker takes it in.
 */

import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { BUNDLE_FILES } from '../../shared/bundle.ts'
import { Failure } from '../../shared/failure.ts'
import { type BundleOnDisk, readBundle } from '../export/verification.ts'

const BUNDLE = 'models/edge'

/** `#edge-bundle` in package.json. */
const MODULE = '.wrangler/edge-bundle.js'

await mkdir(dirname(MODULE), { recursive: true })
const taken = await takeBundle()
if (typeof taken === 'string') console.error(taken)
await writeFile(MODULE, typeof taken === 'string' ? failingModule(taken) : moduleOf(taken))

/** @returns Why it cannot be served, where that is so. */
async function takeBundle(): Promise<BundleOnDisk | string> {
  if (!existsSync(BUNDLE)) return `There is no model in ${BUNDLE} yet: run pnpm train first.`
  try {
    return await readBundle(BUNDLE)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return `${error.message} Run pnpm train first.`
  }
}

/**
 * A module that makes the build fail. Where this command fails wrangler prints a stack trace of
 * its own, but where an import cannot be found only the import: so that says what to do.
 */
function failingModule(problem: string): string {
  return `import ${JSON.stringify(problem)}\n`
}

/** The worker only hands the figures on: they are text, which no isolate has to parse. */
function moduleOf({ figures }: BundleOnDisk): string {
  const { figures: _, ...imported } = BUNDLE_FILES
  const parts = Object.entries(imported)
  const imports = parts.map(([part, file]) => `import ${part} from '../${BUNDLE}/${file}'`)
  const names = [...parts.map(([part]) => part), 'figures'].join(', ')
  return [
    ...imports,
    `const figures = ${JSON.stringify(JSON.stringify(figures))}`,
    `export const bundleSource = { ${names} }`,
    '',
  ].join('\n')
}
