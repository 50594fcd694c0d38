import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestHarness } from 'wrangler'
import type { ModelState } from '../../../worker/model/model.ts'
import { WORKER_VERSION } from '../../../worker/version.ts'
import type { AppInProcess } from '../../helpers/app-in-process.ts'
import { apiKeyEntry } from '../../helpers/platform-app.ts'
import { breakModel, openServedApp } from '../../helpers/served-app.ts'
import { postJson, startWorkerd } from '../../helpers/workerd.ts'

const KEY = 'a-key-for-tests'
const HEADERS = { authorization: `Bearer ${KEY}` }

const CUSTOMERS = [
  {
    ...{ customer_id: 'A', recency: 12, frequency: 6, monetary: 310.5, open_rate: 0.45 },
    ...{ ctr: 0.12, age: 34, gender: 'F', region: 'North' },
  },
  {
    ...{ customer_id: 'B', recency: 200, frequency: 0, monetary: 0.1, open_rate: null },
    ...{ ctr: 0, age: null, gender: null, region: 'Atlantis' },
  },
  {
    ...{ customer_id: 'C', recency: 1, frequency: 31, monetary: 2999.99, open_rate: 1 },
    ...{ ctr: 0.7, age: 61, gender: 'M', region: null },
  },
] as const

const DATATYPES = {
  ...{ recency: 'INT64', frequency: 'INT32', monetary: 'FP64', open_rate: 'FP32', ctr: 'FP64' },
  ...{ age: 'INT64', gender: 'BYTES', region: 'BYTES' },
} as const

const INPUTS = Object.entries(DATATYPES).map(([name, datatype]) => ({
  ...{ name, datatype, shape: [CUSTOMERS.length] },
  data: CUSTOMERS.map((customer) => customer[name as keyof typeof DATATYPES]),
}))

const INFER = '/v2/models/presend/infer'

interface Answer {
  readonly outputs: readonly { readonly name: string; readonly data: readonly unknown[] }[]
}

interface Scores {
  readonly model: string
  readonly customers: readonly Readonly<Record<string, unknown>>[]
}

let worker: TestHarness
let app: AppInProcess

beforeAll(async () => {
  worker = await startWorkerd()
  app = await openServedApp()
})

afterAll(() => worker.close())

describe('POST /v2/models/presend/infer', () => {
  it('gives the scores of /v1/score, bit for bit', async () => {
    const response = await postJson(worker, INFER, { id: '42', inputs: INPUTS })
    const scores = await postJson(worker, '/v1/score', { customers: CUSTOMERS })
    const { model, customers } = (await scores.json()) as Scores
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      model_name: 'presend',
      model_version: model,
      id: '42',
      outputs: [
        {
          ...{ name: 'probability', datatype: 'FP64', shape: [3] },
          data: customers.map(({ probability }) => probability),
        },
        {
          ...{ name: 'percentile', datatype: 'FP64', shape: [3] },
          data: customers.map(({ percentile }) => percentile),
        },
        { name: 'band', datatype: 'BYTES', shape: [3], data: customers.map(({ band }) => band) },
      ],
    })
  })

  it('gives bands by the policy, as /v1/score does', async () => {
    const bindings = { ALLOW_ANONYMOUS: '1', POLICY: { bands: { high: 0, medium: 0 } } }
    const served = await openServedApp({ bindings })
    const outputs = [{ name: 'band' }]
    const answer = await (await served.post(INFER, { inputs: INPUTS, outputs })).json()
    expect((answer as Answer).outputs).toEqual([
      { name: 'band', datatype: 'BYTES', shape: [3], data: ['high', 'high', 'high'] },
    ])
  })

  it('has no id in its answer where the request has none', async () => {
    expect(await (await app.post(INFER, { inputs: INPUTS })).json()).not.toHaveProperty('id')
  })

  it('answers under its version as well, and 404 under another', async () => {
    const { model } = (await (await app.fetch('/ready')).json()) as { model: string }
    const path = (version: string) => `/v2/models/presend/versions/${version}/infer`
    expect((await app.post(path(model), { inputs: INPUTS })).status).toBe(200)
    expect((await app.post(path('1'), { inputs: INPUTS })).status).toBe(404)
  })

  it('scores 1,000 rows and refuses 1,001', async () => {
    const inputsOf = (rows: number) =>
      ['recency', 'frequency', 'monetary'].map((name) => ({
        ...{ name, datatype: 'FP64', shape: [rows, 1], data: Array<number>(rows).fill(1) },
      }))
    expect((await app.post(INFER, { inputs: inputsOf(1000) })).status).toBe(200)
    expect((await app.post(INFER, { inputs: inputsOf(1001) })).status).toBe(413)
  })

  it('refuses a row that breaks the schema, naming it and its tensor', async () => {
    const inputs = INPUTS.map((input) =>
      input.name === 'gender' ? { ...input, data: ['F', 'Q', 'M'] } : input,
    )
    const response = await app.post(INFER, { inputs })
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      error: 'Expected row 1 of input "gender" to be one of M, F, Other. Received "Q".',
    })
  })

  it('refuses a value that is missing where none may be', async () => {
    const inputs = INPUTS.map((input) =>
      input.name === 'recency' ? { ...input, data: [1, null, 3] } : input,
    )
    expect(await (await app.post(INFER, { inputs })).json()).toEqual({
      error: 'Expected row 1 of input "recency" to be an integer >= 0. Received nothing.',
    })
  })

  it.each([
    ['another model', '/v2/models/other/infer', 404],
    ['a body that is not JSON', INFER, 400],
  ])('answers %s in the words of the protocol', async (_name, path, status) => {
    const headers = { 'content-type': 'application/json' }
    const response = await app.fetch(path, { method: 'POST', headers, body: '{' })
    expect([response.status, await response.json()]).toEqual([
      status,
      { error: expect.stringMatching(/^Expected/) },
    ])
  })

  it('says that it reads no binary tensors', async () => {
    const headers = { 'inference-header-content-length': '10' }
    const response = await app.post(INFER, { inputs: INPUTS }, headers)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: expect.stringContaining('binary tensor data') })
  })

  it('answers 415 to text, and 413 beyond 4 MiB', async () => {
    const text = await app.fetch(INFER, { method: 'POST', body: '{}' })
    expect([text.status, await text.json()]).toEqual([415, { error: expect.any(String) }])
    const large = await app.post(INFER, { inputs: ['x'.repeat(5_000_000)] })
    expect([large.status, await large.json()]).toEqual([413, { error: expect.any(String) }])
  })

  it('answers 429 to whoever asks too often', async () => {
    const busy = await openServedApp({ services: { isOverRate: async () => true } })
    const response = await busy.post(INFER, { inputs: INPUTS })
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '60'])
    expect(await response.json()).toEqual({ error: expect.any(String) })
  })

  it('answers 500 without a word of what broke', async () => {
    const broken = await openServedApp({ model: await breakModel() })
    const response = await broken.post(INFER, { inputs: INPUTS })
    expect([response.status, await response.json()]).toEqual([
      500,
      { error: 'The request could not be answered.' },
    ])
  })
})

describe('/v2', () => {
  it('describes the server', async () => {
    expect(await (await app.fetch('/v2')).json()).toEqual({
      name: 'presend',
      version: WORKER_VERSION,
      extensions: [],
    })
  })

  it('describes the model', async () => {
    const { model } = (await (await app.fetch('/ready')).json()) as { model: string }
    expect(await (await app.fetch('/v2/models/presend')).json()).toEqual({
      name: 'presend',
      versions: [model],
      platform: 'tensorflowjs_graph',
      inputs: expect.arrayContaining([
        { name: 'recency', datatype: 'INT64', shape: [-1] },
        { name: 'monetary', datatype: 'FP64', shape: [-1] },
        { name: 'region', datatype: 'BYTES', shape: [-1] },
      ]),
      outputs: [
        { name: 'probability', datatype: 'FP64', shape: [-1] },
        { name: 'percentile', datatype: 'FP64', shape: [-1] },
        { name: 'band', datatype: 'BYTES', shape: [-1] },
      ],
    })
  })

  it.each([
    ['/v2/health/live', { live: true }],
    ['/v2/health/ready', { live: true, ready: true }],
    ['/v2/models/presend/ready', { name: 'presend', ready: true }],
  ])('says in the deployed runtime that it is well at %s', async (path, expected) => {
    const response = await worker.fetch(path)
    expect([response.status, await response.json()]).toEqual([200, expected])
  })

  it.each([
    ['/v2/health/live', 200, { live: true }],
    ['/v2/health/ready', 503, { live: true, ready: false }],
    ['/v2/models/presend/ready', 503, { name: 'presend', ready: false }],
    ['/v2/models/presend', 503, { error: 'The bundle is damaged.' }],
    ['/v2', 200, { name: 'presend' }],
  ])('answers %s with %i where there is no model', async (path, status, expected) => {
    const model = { ok: false, reason: 'The bundle is damaged.', manifest: null } as const
    const response = await (await openServedApp({ model })).fetch(path)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject(expected)
  })

  it.each([
    ['/v2/health/ready', { live: true, ready: false }],
    ['/v2/models/presend/ready', { name: 'presend', ready: false }],
    ['/ready', { detail: 'no weights' }],
  ])('says at %s that a model which did not start is not ready', async (path, expected) => {
    const model: ModelState = { ok: false, reason: 'no weights', manifest: null }
    const response = await (await openServedApp({ model })).fetch(path)
    expect([response.status, await response.json()]).toMatchObject([503, expected])
  })

  it.each([
    ['GET', '/v2', 401, 403, 200],
    ['GET', '/v2/models/presend', 401, 403, 200],
    ['POST', INFER, 401, 403, 415],
    ['GET', '/v2/health/live', 200, 200, 200],
    ['GET', '/v2/health/ready', 200, 200, 200],
    ['GET', '/v2/models/presend/ready', 200, 200, 200],
  ])(
    'answers %s %s without a key, with one that lacks the scope, and with one that has it by %i, %i, %i',
    async (method, path, without, lacking, having) => {
      const deciding = await openServedApp({ bindings: { API_KEYS: apiKeyEntry(KEY, ['decide']) } })
      const scoring = await openServedApp({ bindings: { API_KEYS: apiKeyEntry(KEY, ['score']) } })
      expect([
        (await scoring.fetch(path, { method })).status,
        (await deciding.fetch(path, { method, headers: HEADERS })).status,
        (await scoring.fetch(path, { method, headers: HEADERS })).status,
      ]).toEqual([without, lacking, having])
    },
  )

  it('answers a lack of credentials in the words of the protocol', async () => {
    const response = await (await openServedApp({ bindings: {} })).fetch('/v2')
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    expect(await response.json()).toEqual({ error: expect.stringContaining('API key') })
  })

  it.each([
    ['POST', '/v2', 405, 'GET, HEAD'],
    ['PUT', '/v2/health/ready', 405, 'GET, HEAD'],
    ['GET', INFER, 405, 'POST'],
    ['GET', '/v2/', 200, null],
    ['HEAD', '/v2/health/live', 200, null],
    ['GET', '/v2/models/other/ready', 404, null],
    ['GET', '/v2/models/presend/versions/1', 404, null],
    ['GET', '/v2/models/presend/versions/1/ready', 404, null],
    ['GET', '/v2/models', 404, null],
    ['GET', '/v2/x', 404, null],
  ])('answers %s %s with %i', async (method, path, status, allow) => {
    const response = await app.fetch(path, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([status, allow])
  })
})
