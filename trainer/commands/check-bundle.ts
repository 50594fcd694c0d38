/** Run by wrangler before it bundles the worker: is there a whole model to serve? */

import { existsSync } from 'node:fs'
import { Failure } from '../../shared/failure.ts'
import { readBundle } from '../export/verification.ts'
import { runCommand } from './run-command.ts'

const FOLDER = 'models/edge'

await runCommand(async () => {
  if (!existsSync(FOLDER)) {
    throw new Failure('invalid-bundle', `There is no model in ${FOLDER} yet: run pnpm train first.`)
  }
  await readBundle(FOLDER)
})
