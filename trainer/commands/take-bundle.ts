/**
 * Run by wrangler before it bundles the worker (wrangler.toml, `build`): checks the trained
 * bundle and writes the module through which the worker takes it in.
 */

import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { BUNDLE_FILES } from '../../shared/bundle.ts'
import { Failure } from '../../shared/failure.ts'
import { readBundle } from '../export/verification.ts'

const BUNDLE = 'models/edge'

/** `#edge-bundle` in package.json. */
const MODULE = '.wrangler/edge-bundle.js'

await mkdir(dirname(MODULE), { recursive: true })
const problem = await findProblem()
if (problem) console.error(problem)
await writeFile(MODULE, problem ? failingModule(problem) : importsOfBundle())

async function findProblem(): Promise<string | null> {
  if (!existsSync(BUNDLE)) return `There is no model in ${BUNDLE} yet: run pnpm train first.`
  try {
    await readBundle(BUNDLE)
    return null
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

function importsOfBundle(): string {
  const parts = Object.entries(BUNDLE_FILES)
  const imports = parts.map(([part, file]) => `import ${part} from '../${BUNDLE}/${file}'`)
  const names = parts.map(([part]) => part).join(', ')
  return [...imports, `export const bundleSource = { ${names} }`, ''].join('\n')
}
