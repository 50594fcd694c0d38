import { afterEach, describe, expect, it, vi } from 'vitest'
import { postBatch } from '../../../../worker/page/list/post-batch.ts'

const CUSTOMERS = [
  { id: 2, recency: '1' },
  { id: 3, recency: '2' },
]

const SCORED = { id: '2', probability: 0.5, percentile: 0.25, band: 'medium', imputed: [] }

function answerWith(body: unknown, status = 200, headers: Record<string, string> = {}): void {
  vi.stubGlobal('fetch', async () => Response.json(body, { status, headers }))
}

afterEach(() => vi.unstubAllGlobals())

describe('postBatch', () => {
  const post = () => postBatch(CUSTOMERS, 'v1', { apiKey: 'secret' })

  it('posts customers with the key, and takes scores in their order', async () => {
    const calls: unknown[] = []
    vi.stubGlobal('fetch', async (path: string, { headers, body }: RequestInit) => {
      calls.push([path, new Headers(headers).get('authorization'), JSON.parse(String(body))])
      return Response.json({ model: 'v1', customers: [SCORED, { ...SCORED, probability: 0.1 }] })
    })
    expect(await post()).toEqual({
      ok: true,
      value: [
        { ok: true, score: { probability: 0.5, percentile: 0.25, band: 'medium' } },
        { ok: true, score: { probability: 0.1, percentile: 0.25, band: 'medium' } },
      ],
    })
    expect(calls).toEqual([['/v1/score', 'Bearer secret', { customers: CUSTOMERS }]])
  })

  it('takes refusals with the field that they are about', async () => {
    const errors = [{ pointer: '/customers/1/a~1b~0c', expected: 'less', received: '2' }]
    answerWith({ model: 'v1', customers: [SCORED, { id: '3', error: { errors } }] })
    expect(await post()).toMatchObject({
      value: [
        { ok: true },
        { ok: false, issues: [{ field: 'a/b~c', expected: 'less', received: '2' }] },
      ],
    })
  })

  it.each([
    {
      of: 'another model',
      body: { model: 'v2', customers: [SCORED, SCORED] },
      detail: 'Expected model v1. Received v2.',
    },
    {
      of: 'too few customers',
      body: { model: 'v1', customers: [SCORED] },
      detail: 'Expected 2 customers. Received 1.',
    },
  ])('does not mix in scores of $of', async ({ body, detail }) => {
    answerWith(body)
    expect(await post()).toEqual({
      ok: false,
      trouble: { kind: 'unexpected', detail, retryAfter: null },
    })
  })

  it('does not take what is no score', async () => {
    answerWith({ model: 'v1', customers: [SCORED, { ...SCORED, probability: 2 }] })
    expect(await post()).toMatchObject({ ok: false, trouble: { kind: 'unexpected' } })
  })

  it('passes trouble on', async () => {
    answerWith({ detail: 'Slowly.' }, 429, { 'retry-after': '60' })
    expect(await post()).toEqual({
      ok: false,
      trouble: { kind: 'busy', detail: 'Slowly.', retryAfter: 60 },
    })
  })

  it('asks nobody about nobody', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('Expected no call.')))
    expect(await postBatch([], 'v1', { apiKey: null })).toEqual({ ok: true, value: [] })
  })
})
