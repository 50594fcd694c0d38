/** A project of its own, trained on a small sample and built: what the worker's tests run against. */

import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the project stands; its worker is built in `BUILT_WORKER`. */
    readonly deployedProject: string
  }
}

/** Folder of the built worker within a project. */
export const BUILT_WORKER = 'built-worker'

/** What a project is trained on, within it. */
export const HISTORY = 'history.csv'

/** All that it takes to train and to build. */
export const SOURCES = [
  ...['package.json', 'tsconfig.json', 'wrangler.toml'],
  ...['shared', 'trainer', 'worker'],
]

/** The configuration of a worker without its page: a call of the API then has one process less to pass. */
export const API_CONFIG = 'wrangler.api.toml'

const run = promisify(execFile)

/** Vitest's global setup: copies the project, so that nobody's own model is touched. */
export default async function setUp(vitest: TestProject): Promise<() => Promise<void>> {
  const root = await deployProject(
    ...['--hidden', '16,8', '--epochs', '4'],
    ...['--predictions_out', 'outputs/predictions.csv'],
  )
  vitest.provide('deployedProject', root)
  return () => rm(root, { recursive: true })
}

/**
 * Copies the project, trains it on 2,000 customers with these flags, and builds it.
 *
 * @returns Where it stands, to be removed.
 */
export async function deployProject(...flags: readonly string[]): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'presend-'))
  for (const source of SOURCES) await cp(source, join(root, source), { recursive: true })
  await symlink(join(process.cwd(), 'node_modules'), join(root, 'node_modules'))

  const command = (name: string) => join('trainer', 'commands', `${name}.ts`)
  const inProject = { cwd: root }
  await run('node', [command('sample'), '--rows', '2000', '--out', HISTORY], inProject)
  await run('node', [command('train'), '--data_path', HISTORY, ...flags], inProject)
  await run('wrangler', ['deploy', '--dry-run', '--outdir', BUILT_WORKER], inProject)
  const config = await readFile(join(root, 'wrangler.toml'), 'utf8')
  await writeFile(join(root, API_CONFIG), config.replace(/^\[assets\]\n(?:\w.*\n)+/m, ''))
  return root
}
