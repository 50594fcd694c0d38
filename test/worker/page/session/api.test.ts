import * as v from 'valibot'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Answer, postJson } from '../../../../worker/page/session/api.ts'

const document = v.object({ model: v.string() })

function ask(answer: () => Promise<Response>, apiKey: string | null = null) {
  const fetched = vi.fn<typeof fetch>(answer)
  vi.stubGlobal('fetch', fetched)
  return { fetched, answer: postJson('/v1/score', {}, document, { apiKey }) }
}

const responding = (status: number, body: string, headers: Record<string, string> = {}) =>
  ask(async () => new Response(body, { status, headers })).answer

const kindOf = (answer: Answer<unknown>) => (answer.ok ? null : answer.trouble.kind)

afterEach(() => vi.unstubAllGlobals())

describe('a call of the API', () => {
  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [429, 'busy'],
    [500, 'unexpected'],
    [502, 'unreachable'],
    [503, 'unavailable'],
    [504, 'unreachable'],
  ])('that is answered with %i and a page of a proxy is %s', async (status, kind) => {
    expect(kindOf(await responding(status, '<h1>Error 1015</h1>'))).toBe(kind)
  })

  it.each([
    ['12', 12],
    ['', null],
    ['Wed, 21 Oct 2026 07:28:00 GMT', null],
  ])('that is to be made again after %j waits %j seconds', async (after, seconds) => {
    expect(await responding(429, '{"detail":"slower"}', { 'retry-after': after })).toEqual({
      ok: false,
      trouble: { kind: 'busy', detail: 'slower', retryAfter: seconds },
    })
  })

  it.each(['<h1>Hello</h1>', '', 'null', '{"model":1}'])(
    'that is answered with %j cannot be read',
    async (body) => {
      expect(kindOf(await responding(200, body))).toBe('unexpected')
    },
  )

  it('that nobody answers is unreachable', async () => {
    const { answer } = ask(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(kindOf(await answer)).toBe('unreachable')
  })

  it.each(['ключ', '“presend_1”', 'presend_1\u200b', 'two words', 'two\nlines'])(
    'with %j in place of a key is not made: no header holds it',
    async (key) => {
      const { answer, fetched } = ask(async () => new Response('{"model":"a"}'), key)
      expect([kindOf(await answer), fetched.mock.calls.length]).toEqual(['unauthorized', 0])
    },
  )

  it('has the key in its header, and is read', async () => {
    const { answer, fetched } = ask(async () => new Response('{"model":"a"}'), 'presend_1')
    expect(await answer).toEqual({ ok: true, value: { model: 'a' } })
    const headers = fetched.mock.calls[0]?.[1]?.headers as Headers
    expect(headers.get('authorization')).toBe('Bearer presend_1')
  })
})
