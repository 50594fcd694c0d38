/** The browser that the tests of the page drive: Chromium, as the machine has it. */

import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What Chromium is called, where it is installed. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

/** For whoever has none. */
export const HOW_TO_GET_CHROMIUM =
  'The tests of the page need Chromium: "apt-get install chromium" on Debian, or set ' +
  'PRESEND_CHROMIUM to the path of a Chromium or Chrome.'

/** @returns Its path: `PRESEND_CHROMIUM`, else the first that PATH has; null: there is none. */
export function findChromium({
  PRESEND_CHROMIUM,
  PATH = '',
}: Readonly<Record<string, string | undefined>>): string | null {
  const candidates = PRESEND_CHROMIUM
    ? [PRESEND_CHROMIUM]
    : NAMES.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)))
  return candidates.find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
