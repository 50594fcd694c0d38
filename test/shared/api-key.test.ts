import { describe, expect, it } from 'vitest'
import { formatApiKey, parseApiKeys } from '../../shared/api-key.ts'

const A = 'a'.repeat(64)
const B = 'b'.repeat(64)

describe('parseApiKeys', () => {
  it.each([
    ['a digest alone', A, { tenant: 'default', scopes: ['score', 'decide'], digest: A }],
    ['a digest in capitals', A.toUpperCase(), { tenant: 'default', digest: A }],
    ['scopes before it', `decide+admin:${A}`, { tenant: 'default', scopes: ['decide', 'admin'] }],
    ['a tenant before those', `acme:events:${A}`, { tenant: 'acme', scopes: ['events'] }],
  ])('reads %s', (_name, text, expected) => {
    expect(parseApiKeys(text)).toMatchObject({ ok: true, keys: [expected] })
  })

  it('reads several, apart by commas, spaces and lines', () => {
    expect(parseApiKeys(` ${A},\n score:${B} `)).toMatchObject({
      ok: true,
      keys: [{ digest: A }, { digest: B, scopes: ['score'] }],
    })
  })

  it('reads what it writes', () => {
    const key = { tenant: 'acme.es', scopes: ['decide-get', 'events'], digest: B } as const
    expect(parseApiKeys(formatApiKey(key))).toEqual({ ok: true, keys: [key] })
  })

  it.each([
    ['nothing', '', 'Expected at least one entry'],
    ['commas alone', ' , ', 'Expected at least one entry'],
    ['a key in place of its digest', 'sesame-open', 'Expected a SHA-256 digest'],
    ['a digest cut off', A.slice(1), 'Expected a SHA-256 digest'],
    ['a scope there is not', `decide+all:${A}`, 'Expected scopes among score, decide'],
    ['no scope', `:${A}`, 'Expected scopes among'],
    ['a tenant of other letters', `ácme:score:${A}`, 'Expected a tenant'],
    ['a part too many', `x:acme:score:${A}`, 'Expected a SHA-256 digest'],
  ])('refuses %s', (_name, text, reason) => {
    expect(parseApiKeys(text)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) })
  })

  it('refuses all where one is wrong, says which, and does not quote it', () => {
    const reading = parseApiKeys(`${A} sesame-open`)
    expect(reading).toMatchObject({ ok: false, reason: expect.stringContaining('entry 2') })
    expect(JSON.stringify(reading)).not.toContain('sesame')
  })
})
