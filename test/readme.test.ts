import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { parseSchema } from '../shared/schema.ts'

const run = promisify(execFile)

/** The table of flags under a heading of the README: names with their defaults. */
async function readmeFlags(command: string): Promise<string[]> {
  const readme = await readFile('README.md', 'utf8')
  const [, section = ''] = readme.split(new RegExp(`^### pnpm ${command}\\b.*$`, 'm'))
  const [table] = section.split(/^##/m)
  return [...table.matchAll(/^\| `--(\w+)`/gm)].map(([, name]) => name)
}

async function helpFlags(command: string): Promise<string[]> {
  const { stdout } = await run('node', [`trainer/commands/${command}.ts`, '--help'])
  return [...stdout.matchAll(/^ {2}--(\w+)/gm)].map(([, name]) => name).filter(isOurs)
}

function isOurs(name: string): boolean {
  return name !== 'help'
}

describe('README.md', () => {
  it.each(['train', 'schema', 'sample', 'compare', 'keys'])(
    'lists the flags of pnpm %s --help',
    async (command) => {
      const flags = await helpFlags(command)
      expect(flags.length).toBeGreaterThan(0)
      expect((await readmeFlags(command)).sort()).toEqual(flags.sort())
    },
  )

  it('shows a schema that is one', async () => {
    const readme = await readFile('README.md', 'utf8')
    const [, json = ''] = /^```json schema\n(.*?)^```$/ms.exec(readme) ?? []
    expect(parseSchema(JSON.parse(json))).toMatchObject({ ok: true })
  })

  it('names only scripts that exist', async () => {
    const readme = await readFile('README.md', 'utf8')
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8'))
    const own = new Set([...readme.matchAll(/(?:`|^)pnpm ([a-z][\w:]*)/gm)].map(([, name]) => name))
    expect([...own].filter((name) => name !== 'exec' && !(name in scripts))).toEqual([])
  })
})
