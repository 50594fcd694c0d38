import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestHarness } from 'wrangler'
import { readPageFiles } from '../../helpers/page-files.ts'
import { startWorkerd } from '../../helpers/workerd.ts'

/** What every answer is protected by, be it the page's or the API's. */
const PROTECTION = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=15552000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
}

const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

let worker: TestHarness
let assets: readonly string[]

beforeAll(async () => {
  // Without a key nobody is let in, and the page is there all the same.
  worker = await startWorkerd({ config: 'wrangler.toml', bindings: {} })
  const paths = [...(await readPageFiles()).keys()]
  assets = paths.filter((path) => path.startsWith('assets/')).map((path) => `/${path}`)
})

afterAll(() => worker.close())

describe('the page', () => {
  it('is at /, for everybody', async () => {
    const response = await worker.fetch('/')
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ])
    expect(await response.text()).toMatch(/^<!doctype html>/)
  })

  it('has a strict policy, and is asked for again each time', async () => {
    const { headers } = await worker.fetch('/')
    expect(Object.fromEntries(headers)).toMatchObject({
      ...PROTECTION,
      'content-security-policy': PAGE_POLICY,
      'cache-control': 'public, max-age=0, must-revalidate',
    })
  })

  it('has parts that are kept for good, as protected as it is', async () => {
    expect(assets.length).toBeGreaterThan(1)
    for (const path of assets) {
      const { status, headers } = await worker.fetch(path)
      expect([path, status, Object.fromEntries(headers)]).toMatchObject([
        path,
        200,
        {
          ...PROTECTION,
          'content-security-policy': PAGE_POLICY,
          'cache-control': 'public, max-age=31536000, immutable',
        },
      ])
    }
  })

  it.each(['/index.html', '/index'])('is at no other address: %s leads to it', async (path) => {
    const { status, headers } = await worker.fetch(path, { redirect: 'manual' })
    expect([status, headers.get('location')]).toEqual([307, '/'])
  })

  it('answers HEAD without a body', async () => {
    const response = await worker.fetch('/', { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
    expect(response.headers.get('content-security-policy')).toBe(PAGE_POLICY)
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])(
    'takes no %s: Cloudflare refuses',
    async (method) => {
      const response = await worker.fetch('/', { method })
      expect([response.status, await response.text()]).toEqual([405, ''])
    },
  )

  it('has no source maps', async () => {
    for (const path of assets) expect((await worker.fetch(`${path}.map`)).status).toBe(404)
  })
})

describe('the API beside the page', () => {
  it.each([
    ['/v1/model', 401],
    ['/v1/model/', 401],
    ['/v1', 404],
    ['/v2', 401],
    ['/v2/', 401],
    ['/health', 200],
    ['/ready/', 200],
    ['/openapi.json', 200],
    ['/docs', 200],
    ['/docs/', 200],
  ])('is what answers %s, also to a browser that navigates', async (path, status) => {
    for (const headers of [{}, { 'sec-fetch-mode': 'navigate' }]) {
      const response = await worker.fetch(path, { headers, redirect: 'manual' })
      expect([response.status, response.headers.has('cf-cache-status')]).toEqual([status, false])
      expect(response.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; (?!script)/,
      )
    }
  })

  it.each(['/health', '/v1/model', '/v1/nothing', '/nothing', '/openapi.json', '/docs'])(
    'is protected as the page is: %s',
    async (path) => {
      const { headers } = await worker.fetch(path)
      expect(Object.fromEntries(headers)).toMatchObject(PROTECTION)
    },
  )

  it.each([
    '/nothing',
    '/assets',
    '/assets/',
    '/assets/nothing.js',
    '/icon.svg/',
    '/_headers',
    '/.dev.vars',
    '/wrangler.toml',
    '/index.js',
    '/index.js.map',
    '/weights.bin',
    '/figures.json',
    '/manifest.json',
    '/models/edge/manifest.json',
    '/edge-bundle.js',
    '/.wrangler/edge-bundle.js',
    '/%2e%2e/edge-bundle.js',
    '/..%2fedge-bundle.js',
    '/assets/..%2f..%2fedge-bundle.js',
    '/page/index.html',
    '/built-worker/index.js',
  ])('answers %s with its own 404: no other file can be had', async (path) => {
    const response = await worker.fetch(path)
    expect([response.status, await response.json()]).toMatchObject([
      404,
      { type: 'urn:presend:problem:not-found' },
    ])
  })
})
