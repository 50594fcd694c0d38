import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { encodeRun } from '../../../trainer/runs/run-folder.ts'
import { REPORT_FIGURES } from '../../helpers/report-figures.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { trainOptions } from '../../helpers/train-options.ts'

const run = promisify(execFile)

function compare(...args: readonly string[]) {
  return run('node', ['trainer/commands/compare.ts', ...args]).then(
    ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  )
}

/** Three runs, of which the second comes last. */
function keepRuns(): string {
  const files = Object.entries({ a: '8', c: '16', b: '32' }).flatMap(([name, hidden]) =>
    Object.entries(encodeRun(trainOptions('--hidden', hidden), REPORT_FIGURES)).map(
      ([file, text]) => [`${name}/${file}`, text],
    ),
  )
  return temporaryFolder(Object.fromEntries(files))
}

describe('pnpm compare', () => {
  it('shows the runs named, in the order given', async () => {
    const runs = keepRuns()
    const { code, stdout } = await compare('--runs_out', runs, 'c', join(runs, 'a'))

    expect(code).toBe(0)
    expect(stdout).toMatch(/^1 {2}c\n2 {2}a\n/)
    expect(stdout).toMatch(/\nhidden +16 +8\n/)
  })

  it('shows the newest runs where none is named', async () => {
    const { stdout } = await compare('--runs_out', keepRuns())

    expect(stdout).toMatch(/^1 {2}a\n2 {2}b\n3 {2}c\n/)
  })

  it('says in one line what is wrong', async () => {
    expect(await compare('--runs_out', 'nowhere')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'Expected runs in nowhere. Received none: "pnpm train" leaves one there.\n',
    })
  })
})
