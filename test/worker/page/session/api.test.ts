import * as v from 'valibot'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  type CallOptions,
  postJson,
  type TroubleKind,
  wantsKey,
} from '../../../../worker/page/session/api.ts'

const answerDocument = v.object({ model: v.string() })

function answerWith(response: () => Response | Promise<Response>) {
  const fetched = vi.fn<typeof fetch>(async () => response())
  vi.stubGlobal('fetch', fetched)
  return fetched
}

function ask(options: Partial<CallOptions> = {}) {
  return postJson('/v1/score', { age: 34 }, answerDocument, { apiKey: null, ...options })
}

afterEach(() => vi.unstubAllGlobals())

describe('a call of the API', () => {
  it('sends JSON, with the key where there is one', async () => {
    const fetched = answerWith(() => Response.json({ model: 'v1' }))
    expect(await ask({ apiKey: 'secret' })).toEqual({ ok: true, value: { model: 'v1' } })
    const [path, init] = fetched.mock.calls[0]
    expect([path, init?.method, init?.body]).toEqual(['/v1/score', 'POST', '{"age":34}'])
    expect(Object.fromEntries(new Headers(init?.headers))).toEqual({
      authorization: 'Bearer secret',
      'content-type': 'application/json',
    })
  })

  it('sends no key where there is none', async () => {
    const fetched = answerWith(() => Response.json({ model: 'v1' }))
    await ask()
    expect(new Headers(fetched.mock.calls[0][1]?.headers).has('authorization')).toBe(false)
  })

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [429, 'busy'],
    [503, 'unavailable'],
    [500, 'unexpected'],
    [422, 'unexpected'],
  ])('takes %i as %s, with what the worker says', async (status, kind) => {
    answerWith(() => Response.json({ detail: 'No.' }, { status }))
    expect(await ask()).toEqual({ ok: false, trouble: { kind, detail: 'No.', retryAfter: null } })
  })

  it.each([
    ['7', 7],
    ['0', 0],
    ['', null],
    ['Wed, 25 Nov 2026 04:00:00 GMT', null],
  ])('reads retry-after: %s as %s', async (header, retryAfter) => {
    answerWith(() => Response.json({}, { status: 429, headers: { 'retry-after': header } }))
    expect(await ask()).toEqual({ ok: false, trouble: { kind: 'busy', detail: '', retryAfter } })
  })

  it.each([
    [401, 'unauthorized'],
    [429, 'busy'],
    [500, 'unexpected'],
    [502, 'unreachable'],
    [503, 'unavailable'],
    [504, 'unreachable'],
  ])('takes %i with the page of a proxy as %s', async (status, kind) => {
    answerWith(() => new Response('<h1>Error 1015</h1>', { status }))
    expect(await ask()).toMatchObject({ ok: false, trouble: { kind, detail: '' } })
  })

  it.each(['ключ', '“presend_1”', 'presend_1\u200b', 'two words', 'two\nlines'])(
    'is not made with %j in place of a key: no header holds it',
    async (apiKey) => {
      const fetched = answerWith(() => Response.json({ model: 'v1' }))
      expect(await ask({ apiKey })).toMatchObject({ trouble: { kind: 'unauthorized' } })
      expect(fetched).not.toHaveBeenCalled()
    },
  )

  it('is not answered where nobody is there', async () => {
    answerWith(() => Promise.reject(new TypeError('fetch failed')))
    expect(await ask()).toMatchObject({ ok: false, trouble: { kind: 'unreachable' } })
  })

  it('is not waited for beyond its time limit', async () => {
    const fetched = vi.fn<typeof fetch>(
      (_, init) =>
        new Promise((_, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
        }),
    )
    vi.stubGlobal('fetch', fetched)
    expect(await ask({ timeLimitMs: 5 })).toMatchObject({
      ok: false,
      trouble: { kind: 'unreachable' },
    })
  })

  it.each(['<html>Sign in</html>', '', 'null'])('does not read %j', async (body) => {
    answerWith(() => new Response(body))
    expect(await ask()).toMatchObject({ ok: false, trouble: { kind: 'unexpected' } })
  })

  it('says where an answer is not as expected', async () => {
    answerWith(() => Response.json({ model: 5 }))
    expect(await ask()).toMatchObject({
      ok: false,
      trouble: { kind: 'unexpected', detail: expect.stringContaining('/v1/score, model: ') },
    })
  })

  it('rejects once it is taken back, whatever came of it', async () => {
    answerWith(() => Promise.reject(new DOMException('Aborted.', 'AbortError')))
    await expect(ask({ signal: AbortSignal.abort() })).rejects.toThrow('Aborted.')
  })
})

describe('wantsKey', () => {
  it.each<[TroubleKind, boolean]>([
    ['unauthorized', true],
    ['forbidden', true],
    ['busy', false],
    ['unavailable', false],
    ['unreachable', false],
    ['unexpected', false],
  ])('of %s is %s', (kind, isWanted) => {
    expect(wantsKey({ kind, detail: '', retryAfter: null })).toBe(isWanted)
  })
})
