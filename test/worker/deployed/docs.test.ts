import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestHarness } from 'wrangler'
import { openServedApp } from '../../helpers/served-app.ts'
import { startWorkerd } from '../../helpers/workerd.ts'

let worker: TestHarness

beforeAll(async () => {
  worker = await startWorkerd()
})

afterAll(() => worker.close())

describe('GET /docs', () => {
  it("is a page with the trained model's columns", async () => {
    const response = await worker.fetch('/docs')
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=UTF-8',
    ])
    const page = await response.text()
    expect(page).toMatch(/^<!doctype html>/)
    expect(page).toContain('<th scope="row"><code>recency</code>')
  })

  it('may have its own style and nothing else', async () => {
    const policy = (await worker.fetch('/docs')).headers.get('content-security-policy') ?? ''
    expect(policy.replace(/sha256-[\w+/]{43}=/, 'HASH')).toBe(
      "default-src 'none'; style-src 'HASH'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'",
    )
  })

  it('leaves the policy of other paths as strict as it was', async () => {
    const { headers } = await worker.fetch('/health')
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    )
  })

  it('is kept by nobody, and has the headers of all other paths', async () => {
    const { headers } = await worker.fetch('/docs')
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    })
  })

  it('shows strangers how to call, but no columns', async () => {
    const app = await openServedApp({ bindings: { API_KEYS: '0'.repeat(64) } })
    const page = await (await app.fetch('/docs')).text()
    expect(page).toContain('<code>/v1/decide</code>')
    expect(page).not.toMatch(/recency|monetary/)
  })

  it('answers without a model', async () => {
    const model = { ok: false, reason: 'The bundle is damaged.', manifest: null } as const
    const response = await (await openServedApp({ model })).fetch('/docs')
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('There is no model that can be read')
  })

  it.each([
    ['POST', '/docs', 405],
    ['GET', '/docs/', 200],
    ['HEAD', '/docs', 200],
    ['GET', '/docs/x', 404],
  ])('answers %s %s with %i', async (method, path, status) => {
    expect((await worker.fetch(path, { method })).status).toBe(status)
  })
})
