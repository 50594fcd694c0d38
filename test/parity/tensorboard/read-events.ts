/** Event files through stock TensorBoard, where PRESEND_PYTHON (or python3) has it. */

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SeenEvents } from './cases.ts'

export const PYTHON = process.env.PRESEND_PYTHON ?? 'python3'

export function hasTensorBoard(): boolean {
  const search = 'import importlib.util as u; exit(not u.find_spec("tensorboard"))'
  return spawnSync(PYTHON, ['-c', search]).status === 0
}

export function writeFiles(folder: string, files: Readonly<Record<string, Uint8Array>>): void {
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
}

/** The text of what read-events.py tells of a folder. */
export function readEventsText(folder: string): string {
  const aside = mkdtempSync(join(tmpdir(), 'presend-tensorboard-'))
  try {
    const answer = join(aside, 'answer.json')
    const script = fileURLToPath(new URL('./read-events.py', import.meta.url))
    const python = spawnSync(PYTHON, [script, folder, answer], { encoding: 'utf8' })
    if (python.status !== 0) throw new Error(`${script} failed.\n${python.stderr}`)
    return readFileSync(answer, 'utf8')
  } finally {
    rmSync(aside, { recursive: true })
  }
}

export function readEvents(folder: string): SeenEvents {
  return JSON.parse(readEventsText(folder))
}
