import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { copyProject } from '../../helpers/project-copy.ts'

const run = promisify(execFile)

let project: string

beforeEach(async () => {
  project = await copyProject()
})

afterEach(() => rm(project, { recursive: true }))

/** What `wrangler deploy` prints where the build fails. */
async function failToBuild(): Promise<string> {
  const failure = await run('wrangler', ['deploy', '--dry-run'], { cwd: project }).then(
    () => null,
    (error: { stdout: string; stderr: string }) => error,
  )
  return stripVTControlCharacters(`${failure?.stdout}${failure?.stderr}`)
}

describe('the module that takes the bundle in', () => {
  it('has the figures as text, and as short as may be', async () => {
    await run('node', ['trainer/commands/take-bundle.ts'], { cwd: project })

    const figures = JSON.parse(await readFile(join(project, 'models/edge/figures.json'), 'utf8'))
    const literal = JSON.stringify(JSON.stringify(figures))
    expect(await readFile(join(project, '.wrangler/edge-bundle.js'), 'utf8')).toContain(
      `const figures = ${literal}\n`,
    )
  })
})

describe('wrangler deploy', () => {
  it('without a trained model says what to do, and shows no stack trace', async () => {
    await rm(join(project, 'models'), { recursive: true })
    const output = await failToBuild()
    expect(output).toContain('There is no model in models/edge yet: run pnpm train first.')
    expect(output).not.toMatch(/^ +at /m)
  })

  it.each(['model.json', 'weights.bin', 'preprocessing.json', 'golden.json', 'figures.json'])(
    'refuses a bundle whose %s was changed',
    async (file) => {
      const path = join(project, 'models/edge', file)
      await writeFile(path, Buffer.concat([await readFile(path), Buffer.from(' ')]))
      expect(await failToBuild()).toContain(`${file} is damaged. Expected SHA-256`)
    },
  )

  it.each([
    ['cut off', (text: string) => text.slice(0, 40), /Expected JSON in .*manifest\.json/],
    ['empty', () => '', /Expected JSON in .*manifest\.json/],
    ['of a newer format', (text: string) => text.replace('"format": 4', '"format": 5'), /format 4/],
    ['of another shape', () => '{"format":4}', /manifest\.json, \w+: Invalid/],
    [
      'edited',
      (text: string) => text.replace('"max": 130', '"max": 40'),
      /manifest\.json is damaged/,
    ],
  ])('refuses a manifest that is %s', async (_name, edit, expected) => {
    const path = join(project, 'models/edge/manifest.json')
    await writeFile(path, edit(await readFile(path, 'utf8')))
    expect(await failToBuild()).toMatch(expected)
  })
})
