/** A project with a model that knows money, built: what the page's tests run against. */

import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { findChromium, HOW_TO_GET_CHROMIUM } from '../../helpers/chromium.ts'
import { deployProject } from '../../helpers/deployed-project.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the project stands. */
    readonly pageProject: string
    /** Path of the browser. */
    readonly chromium: string
  }
}

/** What the project was trained with. */
export const TRAINING = [
  ...['--recipe', 'classic', '--epochs', '6'],
  ...['--cost_per_send', '1', '--value_per_conversion', '12'],
]

/** Vitest's global setup. */
export default async function setUp(vitest: TestProject): Promise<() => Promise<void>> {
  const chromium = findChromium(process.env)
  if (chromium === null) throw new Error(HOW_TO_GET_CHROMIUM)
  const root = await deployProject(...TRAINING)
  vitest.provide('chromium', chromium)
  vitest.provide('pageProject', root)
  return () => rm(root, { recursive: true })
}
