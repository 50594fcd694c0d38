import { execFile } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { findChromium, HOW_TO_GET_CHROMIUM } from './chromium.ts'
import { temporaryFolder } from './temporary-folder.ts'

const run = promisify(execFile)

/** A folder with programs of these names in it. */
function folderWith(...names: readonly string[]): string {
  const folder = temporaryFolder(Object.fromEntries(names.map((name) => [name, ''])))
  for (const name of names) chmodSync(join(folder, name), 0o755)
  return folder
}

describe('findChromium', () => {
  it.each(['chromium', 'chromium-browser', 'google-chrome'])('finds %s on PATH', (name) => {
    const folder = folderWith(name)
    const PATH = ['/nowhere', folder].join(delimiter)
    expect(findChromium({ PATH })).toBe(join(folder, name))
  })

  it('takes the one that PRESEND_CHROMIUM names before any other', () => {
    const PRESEND_CHROMIUM = join(folderWith('my-browser'), 'my-browser')
    expect(findChromium({ PATH: folderWith('chromium'), PRESEND_CHROMIUM })).toBe(PRESEND_CHROMIUM)
  })

  it('takes no other where PRESEND_CHROMIUM names nothing', () => {
    const PRESEND_CHROMIUM = '/nowhere/chromium'
    expect(findChromium({ PATH: folderWith('chromium'), PRESEND_CHROMIUM })).toBeNull()
  })

  it('passes by what cannot be run', () => {
    expect(findChromium({ PATH: temporaryFolder({ chromium: '' }) })).toBeNull()
  })
})

describe('pnpm test:page', () => {
  it('says how to get a browser where there is none, in one line, and stops', async () => {
    const command = 'test/browser/require-chromium.ts'
    const ending = await run(process.execPath, [command], { env: { PATH: '/nowhere' } }).then(
      () => null,
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    )
    expect(ending).toEqual({ code: 1, stdout: '', stderr: `${HOW_TO_GET_CHROMIUM}\n` })
  })
})
