/** The page as it was built: the files that are deployed beside the worker. */

import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { inject } from 'vitest'

/** `assets.directory` in wrangler.toml. */
const FOLDER = '.wrangler/page'

/** @returns Bytes by path, as in `assets/index-0a1b2c3d.js`. */
export async function readPageFiles(): Promise<ReadonlyMap<string, Buffer>> {
  const folder = join(inject('deployedProject'), FOLDER)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
  const files = paths.map(async (path) => [path, await readFile(join(folder, path))] as const)
  return new Map(await Promise.all(files))
}

/** Of files that end so, as one text, without the licences in them. */
export function textOf(files: ReadonlyMap<string, Buffer>, ending: RegExp): string {
  return [...files]
    .filter(([path]) => ending.test(path))
    .map(([, bytes]) =>
      bytes.toString('utf8').replaceAll(/\/\*(?:[!*]|\s*@license)[\s\S]*?\*\//g, ''),
    )
    .join('\n')
}
