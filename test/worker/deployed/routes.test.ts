import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { TestHarness } from 'wrangler'
import { figuresDocument } from '../../../shared/figures.ts'
import { servedModelDocument } from '../../../shared/served-model.ts'
import { startWorkerd } from '../../helpers/workerd.ts'

let worker: TestHarness

beforeAll(async () => {
  worker = await startWorkerd()
})

afterAll(() => worker.close())

describe('the HTTP surface', () => {
  it('says that it is alive', async () => {
    const response = await worker.fetch('/health')
    expect([response.status, await response.json()]).toEqual([200, { status: 'alive' }])
  })

  it('is ready once it has reproduced its golden rows', async () => {
    const response = await worker.fetch('/ready')
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ status: 'ready', golden_rows: 16 })
  })

  it('describes its model', async () => {
    const response = await worker.fetch('/v1/model')
    expect(await response.json()).toMatchObject({
      version: expect.stringMatching(/^[0-9a-f]{16}$/),
      trained_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      schema: { id: 'customer_id', label: { column: 'label' } },
      metrics: { test_rows: 400, roc_auc: expect.any(Number) },
      training: { hidden: '16,8', epochs: 4, engine: 'simd' },
      libraries: { presend: expect.any(String) },
    })
  })

  it('tells the page what it reads, figures as the run wrote them', async () => {
    const model = await worker.fetch('/v1/model')
    const { reference_scores, policy } = v.parse(servedModelDocument, await model.json())
    expect(reference_scores.probabilities.length).toBeGreaterThan(100)
    expect(policy).toEqual({ run: null, settings: {}, problem: null })
    const figures = await worker.fetch('/v1/model/figures')
    const written = join(inject('deployedProject'), 'outputs/metrics.json')
    expect(await figures.json()).toEqual(
      v.parse(figuresDocument, JSON.parse(await readFile(written, 'utf8'))),
    )
  })

  it.each([
    ['PUT', '/v1/score', 'POST'],
    ['GET', '/v1/score', 'POST'],
    ['DELETE', '/v1/score', 'POST'],
    ['OPTIONS', '/v1/score', 'POST'],
    ['GET', '/v1/score/', 'POST'],
    ['PUT', '/v1/decide', 'GET, HEAD, POST'],
    ['GET', '/v1/platforms/braze/decide', 'POST'],
    ['GET', '/v1/platforms/braze/decide/', 'POST'],
    ['POST', '/v1/platforms/iterable/decide', 'GET'],
    ['GET', '/v1/events/sendgrid', 'POST'],
    ['POST', '/v1/model', 'GET, HEAD'],
    ['POST', '/v1/model/figures', 'GET, HEAD'],
    ['POST', '/health', 'GET, HEAD'],
    ['PATCH', '/ready', 'GET, HEAD'],
  ])('answers %s %s with 405 and what is allowed', async (method, path, allow) => {
    const response = await worker.fetch(path, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow])
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  it.each([
    '/health/',
    '/ready/',
    '/docs/',
    '/openapi.json/',
    '/v1/model/',
    '/v1/model/figures/',
    '/v2/',
    '/v2/health/ready/',
    '/v1/platforms/salesforce/config.json/',
  ])('takes the slash at the end of %s for nothing', async (path) => {
    const plain = await worker.fetch(path.slice(0, -1))
    const response = await worker.fetch(path, { redirect: 'manual' })
    expect([response.status, await response.text()]).toEqual([200, await plain.text()])
  })

  it.each([
    ['/v1/score/', 200],
    ['/v1/decide/', 400],
    ['/v1/events/sendgrid/', 200],
    ['/v1/platforms/braze/decide/', 400],
    ['/v1/platforms/salesforce/save/', 200],
    ['/v2/models/presend/infer/', 400],
  ])('redirects no POST to %s', async (path, status) => {
    const response = await worker.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"customers":[]}',
      redirect: 'manual',
    })
    expect(response.status).toBe(status)
  })

  it.each([
    '/v1',
    '/v1/platforms/other/decide',
    '/v1/scores',
    '/v1/score/x',
    '/%00',
    '/..%2f..%2fetc',
  ])('answers %s with 404', async (path) => {
    const response = await worker.fetch(path)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ type: 'urn:presend:problem:not-found' })
  })

  it.each(['/health', '/v1/nothing', '/v1/model', '/v1/platforms/braze/decide'])(
    'lets no browser do anything with %s',
    async (path) => {
      const { headers } = await worker.fetch(path, {
        headers: { origin: 'https://elsewhere.example' },
      })
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=15552000; includeSubDomains',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      })
      expect(headers.has('access-control-allow-origin')).toBe(false)
    },
  )

  it('answers a preflight of a browser with no permission', async () => {
    const { status, headers } = await worker.fetch('/v1/decide', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://elsewhere.example',
        'access-control-request-method': 'POST',
      },
    })
    expect(status).toBe(405)
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it.each([
    ['/v1/nothing', 404],
    ['/v1/score', 415],
    ['/v1/platforms/iterable/decide', 405],
  ])('answers every caller who sends much to %s, whom it refuses', async (path, status) => {
    const body = 'x'.repeat(100_000)
    const statuses = new Set<number>()
    for (let sent = 0; sent < 500; sent += 25) {
      const batch = Array.from({ length: 25 }, () => worker.fetch(path, { method: 'POST', body }))
      for (const response of await Promise.all(batch)) {
        await response.text()
        statuses.add(response.status)
      }
    }
    expect([...statuses]).toEqual([status])
  })

  it('answers HEAD without a body', async () => {
    const response = await worker.fetch('/health', { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })
})
