import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { parseApiKeys } from '../../../shared/api-key.ts'

const run = promisify(execFile)

async function keys(...args: string[]) {
  const { stdout } = await run('node', ['trainer/commands/keys.ts', ...args])
  const [, key = ''] = /^Key, for the caller: +(\S+)$/m.exec(stdout) ?? []
  const [, entry = ''] = /^Entry, for the secret: +(\S+)$/m.exec(stdout) ?? []
  return { key, entry }
}

describe('pnpm keys', () => {
  it('prints a key and the entry that the worker knows it by', async () => {
    const { key, entry } = await keys('--scopes', 'decide,events', '--tenant', 'acme')
    const digest = createHash('sha256').update(key).digest('hex')
    expect(key).toMatch(/^[\w-]{43}$/)
    expect(parseApiKeys(entry)).toEqual({
      ok: true,
      keys: [{ tenant: 'acme', scopes: ['decide', 'events'], digest }],
    })
  })

  it('makes another key each time, for scores and decisions unless it is told more', async () => {
    const [first, second] = await Promise.all([keys(), keys()])
    expect(first.key).not.toBe(second.key)
    expect(first.entry).toMatch(/^default:score\+decide:/)
  })

  it.each([
    [['--scopes', 'all'], 'expected scopes among score, decide, decide-get, events, admin'],
    [['--tenant', 'Acme Inc'], 'expected 1 to 64 lower-case letters'],
  ])('refuses %j', async (args, message) => {
    await expect(keys(...args)).rejects.toMatchObject({ stderr: expect.stringContaining(message) })
  })
})
