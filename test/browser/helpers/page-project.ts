/** A project with a model that knows money, built: what the page's tests run against. */

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findChromium, HOW_TO_GET_CHROMIUM } from '../../helpers/chromium.ts'
import { deployProject, HISTORY } from '../../helpers/deployed-project.ts'
import { runTrain } from '../../helpers/train-command.ts'
import { writeLists } from './customer-list.ts'
import { OTHER_AMOUNTS, OTHER_RUN } from './run-figures.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the project stands. */
    readonly pageProject: string
    /** Path of the browser. */
    readonly chromium: string
  }
}

const NETWORK = ['--recipe', 'classic', '--epochs', '6']
const AMOUNTS = ['--cost_per_send', '1', '--value_per_conversion', '12']

/** Vitest's global setup. */
export default async function setUp(vitest: TestProject): Promise<() => Promise<void>> {
  const chromium = findChromium(process.env)
  if (chromium === null) throw new Error(HOW_TO_GET_CHROMIUM)
  const root = await deployProject(...NETWORK, ...AMOUNTS)
  await Promise.all([trainWithOtherAmounts(root), writeLists(root)])
  vitest.provide('chromium', chromium)
  vitest.provide('pageProject', root)
  return () => rm(root, { recursive: true })
}

async function trainWithOtherAmounts(root: string): Promise<void> {
  const { cost, value, budget } = OTHER_AMOUNTS
  const { code, stderr } = await runTrain(
    join(root, OTHER_RUN),
    ...['--data_path', join(root, HISTORY), ...NETWORK, '--budget', `${budget}`],
    ...['--cost_per_send', `${cost}`, '--value_per_conversion', `${value}`],
  )
  if (code !== 0) throw new Error(`Expected pnpm train to end well. ${stderr}`)
}
