/** A worker that may be asked for one score a minute. */

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** @returns The name of a configuration within the project. */
export async function limitCalls(project: string): Promise<string> {
  const toml = await readFile(join(project, 'wrangler.toml'), 'utf8')
  const limited = toml.replace(/limit = [\d_]+, period = \d+/, 'limit = 1, period = 60')
  const name = 'wrangler.limited.toml'
  await writeFile(join(project, name), limited)
  return name
}
