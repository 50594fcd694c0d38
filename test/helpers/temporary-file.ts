/** Files for readers that take a path. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Writes a file that lives as long as the running test, and returns its path. */
export function temporaryFile(content: string | Uint8Array = ''): string {
  const folder = mkdtempSync(join(tmpdir(), 'presend-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'history.csv')
  writeFileSync(path, content)
  return path
}
