/** The first step of `pnpm test:page`: without a browser it stops, and says how to get one. */

import { findChromium, HOW_TO_GET_CHROMIUM } from '../helpers/chromium.ts'

if (findChromium(process.env) === null) {
  console.error(HOW_TO_GET_CHROMIUM)
  process.exitCode = 1
}
