/** Workers whose files were changed after the build checked them. */

import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BUILT_WORKER } from './deployed-project.ts'

/**
 * Copies a project's built worker, and changes the file with this ending.
 *
 * @returns The copy's folder within the project: its name.
 */
export async function damageWorker(
  root: string,
  name: string,
  ending: string,
  damage: (bytes: Buffer) => Buffer,
): Promise<string> {
  await cp(join(root, BUILT_WORKER), join(root, name), { recursive: true })
  const files = await readdir(join(root, name))
  const path = join(root, name, files.find((file) => file.endsWith(ending)) ?? '')
  await writeFile(path, damage(await readFile(path)))
  return name
}
