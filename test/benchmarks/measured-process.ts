/** Runs a command to its end, and tells what it cost. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'

export interface Cost {
  /** From start to end, as a clock on the wall has it. */
  readonly seconds: number
  /** The most memory that the process itself held at any moment; null where it is not known. */
  readonly peakBytes: number | null
}

/** Often enough to miss little of what is allocated just before the end. */
const POLL_MS = 50

/** How much of what a process printed last goes into an error. */
const REMEMBERED_CHARACTERS = 2000

/** @throws Error with the end of what it printed, when the command fails. */
export async function runMeasured(
  command: string,
  args: readonly string[],
  { folder }: { readonly folder: string },
): Promise<Cost> {
  const start = performance.now()
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  const kill = () => child.kill() // it would outlive an interrupted benchmark
  process.once('exit', kill)
  let printed = ''
  child.stderr.on('data', (text: Buffer) => {
    printed = (printed + text).slice(-REMEMBERED_CHARACTERS)
  })
  let peakBytes: number | null = null
  const poll = setInterval(async () => {
    peakBytes = (await readPeak(child.pid)) ?? peakBytes
  }, POLL_MS)
  try {
    const [code] = await once(child, 'close')
    if (code !== 0) {
      const line = [command, ...args].join(' ')
      throw new Error(`Expected ${line} to succeed. Received exit code ${code}.\n${printed}`)
    }
    return { seconds: (performance.now() - start) / 1000, peakBytes }
  } finally {
    clearInterval(poll)
    process.off('exit', kill)
  }
}

/** Linux keeps the highest resident size so far ("high water mark") in /proc, in kB. */
async function readPeak(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? []
  return kilobytes === undefined ? null : Number(kilobytes) * 1024
}
