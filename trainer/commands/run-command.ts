/** What every command does around its work: one clear line for an expected failure, an exit code. */

import { Failure, type FailureCode } from '../../shared/failure.ts'
import { HelpShown } from '../command-line.ts'

/** 1: the data or a file at fault; 2: the command line; 3: a quality gate. */
const EXIT_CODES: Readonly<Record<FailureCode, number>> = {
  'invalid-data': 1,
  'invalid-schema': 1,
  'invalid-bundle': 1,
  'invalid-usage': 2,
  gate: 3,
}

/** Runs a command to its end. Anything but a `Failure` is a bug, and keeps its stack trace. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  // Who reads only the first lines (`| head`) does not stop the work.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  try {
    await main()
  } catch (error) {
    if (error instanceof HelpShown) return
    if (!(error instanceof Failure)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = EXIT_CODES[error.code]
  }
}
