import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { TestHarness } from 'wrangler'
import { startWorkerd } from '../../helpers/workerd.ts'

const digestOf = (key: string) => createHash('sha256').update(key).digest('hex')

const KEYS = `${digestOf('first-key')}, ${digestOf('second-key')}`

const UNKNOWN = [
  ['another key', 'Bearer third-key'],
  ['a digest in place of the key', `Bearer ${digestOf('first-key')}`],
  ['another scheme', 'Basic first-key'],
  ['an empty key', 'Bearer '],
] as const

let worker: TestHarness

async function askForModel(headers: Record<string, string> = {}) {
  const response = await worker.fetch('/v1/model', { headers })
  return { status: response.status, body: await response.json() }
}

describe('a worker with keys', () => {
  beforeAll(async () => {
    worker = await startWorkerd({ bindings: { API_KEYS: KEYS, ALLOW_ANONYMOUS: '1' } })
  })

  afterAll(() => worker.close())

  it.each([
    ['the first key', 'Bearer first-key'],
    ['the second key', 'Bearer second-key'],
    ['a key after a scheme in lower case', 'bearer first-key'],
  ])('lets in %s', async (_name, authorization) => {
    expect(await askForModel({ authorization })).toMatchObject({ status: 200 })
  })

  it.each(UNKNOWN)('refuses %s', async (_name, authorization) => {
    expect(await askForModel({ authorization })).toMatchObject({ status: 401 })
  })

  it('asks for a key where none is sent, whatever ALLOW_ANONYMOUS says', async () => {
    const answer = await askForModel()
    expect(answer).toMatchObject({
      status: 401,
      body: { detail: 'Send your key as: Authorization: Bearer KEY' },
    })
  })

  it('refuses before it tells which paths there are', async () => {
    expect((await worker.fetch('/v1/nothing')).status).toBe(401)
  })

  it('needs no key to say that it is alive and ready', async () => {
    expect((await worker.fetch('/health')).status).toBe(200)
    expect((await worker.fetch('/ready')).status).toBe(200)
  })
})

describe('a worker without keys', () => {
  afterEach(() => worker.close())

  it('is closed to everybody, and says how to set one', async () => {
    worker = await startWorkerd({ bindings: {} })
    expect(await askForModel({ authorization: 'Bearer first-key' })).toMatchObject({
      status: 401,
      body: { detail: expect.stringContaining('wrangler secret put API_KEYS') },
    })
  })

  it.each([
    ['a key instead of a digest', 'first-key'],
    ['a digest cut off beside a good one', `${KEYS} 0123abc`],
    ['nothing', ' , '],
  ])('stays closed where API_KEYS holds %s', async (_name, API_KEYS) => {
    worker = await startWorkerd({ bindings: { API_KEYS, ALLOW_ANONYMOUS: '1' } })
    expect(await askForModel({ authorization: 'Bearer first-key' })).toMatchObject({
      status: 401,
      body: { detail: expect.stringContaining('something else than SHA-256 digests') },
    })
  })

  it.each([
    ['1', 200],
    ['0', 401],
    ['true', 401],
  ])('with ALLOW_ANONYMOUS=%s answers %i', async (value, status) => {
    worker = await startWorkerd({ bindings: { ALLOW_ANONYMOUS: value } })
    expect(await askForModel()).toMatchObject({ status })
  })
})
