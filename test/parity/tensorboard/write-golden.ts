/**
 * Writes the golden event files, and what stock TensorBoard reads in them (PRESEND_PYTHON):
 *
 *     node test/parity/tensorboard/write-golden.ts
 */

import { rmSync, writeFileSync } from 'node:fs'
import { GOLDEN_FOLDER, writeShortRun } from './cases.ts'
import { readEventsText, writeFiles } from './read-events.ts'

rmSync(GOLDEN_FOLDER, { recursive: true, force: true })
writeFiles(GOLDEN_FOLDER, writeShortRun())
writeFileSync(new URL('./fixtures/seen.json', import.meta.url), readEventsText(GOLDEN_FOLDER))
