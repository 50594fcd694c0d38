/** The deployed project, copied: to be changed and built again. */

import { cp, mkdtemp, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { SOURCES } from './deployed-project.ts'

/** @returns Where the copy stands, with its model, not yet built; to be removed. */
export async function copyProject(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'presend-copy-'))
  for (const part of [...SOURCES, 'models']) {
    await cp(join(inject('deployedProject'), part), join(copy, part), { recursive: true })
  }
  await symlink(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'))
  return copy
}
