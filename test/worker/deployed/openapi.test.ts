import { beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_SCOPES } from '../../../shared/api-key.ts'
import type { OpenApiDocument } from '../../../worker/openapi/document.ts'
import type { AppInProcess } from '../../helpers/app-in-process.ts'
import { validatorIn } from '../../helpers/json-schema-validator.ts'
import { apiKeyEntry } from '../../helpers/platform-app.ts'
import { breakModel, openServedApp } from '../../helpers/served-app.ts'
import { startWorkerd } from '../../helpers/workerd.ts'

const KEY = 'a-key-for-tests'
const API_KEYS = apiKeyEntry(KEY, DEFAULT_SCOPES)

const CUSTOMER = { customer_id: 'C1', recency: 12, frequency: 6, monetary: 310.5, age: 34 }
const BAD = { ...CUSTOMER, recency: -1 }
const CALL = { campaign: 'spring', customer: CUSTOMER }
const REQUEST = {
  id: '1',
  inputs: ['recency', 'frequency', 'monetary'].map((name) => ({
    ...{ name, shape: [1], datatype: 'FP64', data: [12] },
  })),
}

async function readDocument(app: AppInProcess, headers = {}): Promise<OpenApiDocument> {
  return (await app.fetch('/openapi.json', { headers })).json() as Promise<OpenApiDocument>
}

let app: AppInProcess
let document: OpenApiDocument

beforeAll(async () => {
  app = await openServedApp()
  document = await readDocument(app)
})

describe('GET /openapi.json', () => {
  it('is the same document in the runtime that is deployed', async () => {
    const worker = await startWorkerd()
    try {
      const response = await worker.fetch('/openapi.json')
      expect(response.headers.get('content-type')).toMatch(/^application\/json/)
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(await response.json()).toEqual(document)
    } finally {
      await worker.close()
    }
  })

  it.each([
    ['a key', { API_KEYS }, { authorization: `Bearer ${KEY}` }, true],
    ['no key', { API_KEYS }, {}, false],
    ['no key where none is configured', {}, {}, false],
    ['no key where anybody may call', { ALLOW_ANONYMOUS: '1' }, {}, true],
    ['no key where ALLOW_ANONYMOUS was left behind', { API_KEYS, ALLOW_ANONYMOUS: '1' }, {}, false],
    ['no key where it is public', { API_KEYS, PUBLIC_DOCS: '1' }, {}, true],
    ['no key where PUBLIC_DOCS says something else', { API_KEYS, PUBLIC_DOCS: '0' }, {}, false],
  ])('with %s shows columns or not', async (_name, bindings, headers, isShown) => {
    const { components } = await readDocument(await openServedApp({ bindings }), headers)
    const { properties } = components.schemas.Customer ?? {}
    expect(Object.keys(properties ?? {}).includes('recency')).toBe(isShown)
  })

  it('shows a stranger no columns after a key holder has seen them', async () => {
    const served = await openServedApp({ bindings: { API_KEYS } })
    await readDocument(served, { authorization: `Bearer ${KEY}` })
    expect(JSON.stringify(await readDocument(served))).not.toContain('recency')
  })

  it.each(['/openapi.json', '/docs'])('answers a wrong key to %s with 401', async (path) => {
    const served = await openServedApp({ bindings: { API_KEYS } })
    const response = await served.fetch(path, { headers: { authorization: 'Bearer other' } })
    expect(response.status).toBe(401)
  })

  it('names the address that callers use', async () => {
    const bindings = { ALLOW_ANONYMOUS: '1', PUBLIC_URL: 'https://mail.example' }
    const { servers } = await readDocument(await openServedApp({ bindings }))
    expect(servers).toEqual([{ url: 'https://mail.example' }])
  })

  it('answers without a model', async () => {
    const model = { ok: false, reason: 'The bundle is damaged.', manifest: null } as const
    const response = await (await openServedApp({ model })).fetch('/openapi.json')
    expect(response.status).toBe(200)
    expect(((await response.json()) as OpenApiDocument).info.description).toContain(
      'There is no model that can be read',
    )
  })

  it.each([
    ['POST', '/openapi.json', 405],
    ['HEAD', '/openapi.json', 200],
    ['GET', '/openapi.json/', 200],
    ['GET', '/openapi.jsonx', 404],
  ])('answers %s %s with %i', async (method, path, status) => {
    expect((await app.fetch(path, { method })).status).toBe(status)
  })
})

describe('the document', () => {
  it.each([
    ['/v1/score', 'ScoreAnswer', CUSTOMER],
    ['/v1/score', 'ScoreAnswer', { customers: [CUSTOMER, BAD] }],
    ['/v1/score?explain=true&language=es', 'ScoreAnswer', CUSTOMER],
    ['/v1/score', 'Problem', BAD],
    ['/v1/decide', 'DecisionAnswer', CALL],
    ['/v1/decide', 'DecisionAnswer', { ...CALL, explain: true }],
    ['/v1/decide', 'DecisionAnswer', { campaign: 'spring', customers: [CUSTOMER, BAD] }],
    ['/v1/decide', 'Problem', {}],
    ['/v1/platforms/braze/decide', 'DecisionAnswer', CALL],
    ['/v2/models/presend/infer', 'InferenceAnswer', REQUEST],
    ['/v2/models/presend/infer', 'InferenceError', {}],
  ])('says what POST %s answers: %s', async (path, schema, body) => {
    const answer = await (await app.post(path, body)).json()
    expect([validatorIn(document, schema)(answer), answer]).toEqual([true, answer])
  })

  it.each([
    ['/v1/model', 'Model'],
    ['/v1/model/figures', 'Figures'],
    ['/health', 'Alive'],
    ['/ready', 'Ready'],
    ['/v2', 'InferenceServer'],
    ['/v2/models/presend', 'InferenceModel'],
    ['/v2/health/live', 'InferenceLive'],
    ['/v2/health/ready', 'InferenceReady'],
    ['/v2/models/presend/ready', 'InferenceReady'],
  ])('says what GET %s answers: %s', async (path, schema) => {
    const answer = await (await app.fetch(path)).json()
    expect([validatorIn(document, schema)(answer), answer]).toEqual([true, answer])
  })

  it('says what a decision is where the model is broken', async () => {
    const broken = await openServedApp({ model: await breakModel() })
    const answer = await (await broken.post('/v1/decide', CALL)).json()
    expect(answer).toMatchObject({ degraded: true })
    expect(validatorIn(document, 'DecisionAnswer')(answer)).toBe(true)
  })

  it('refuses answers that are none', () => {
    const isDecision = validatorIn(document, 'DecisionAnswer')
    expect([isDecision({ decision: 'send' }), isDecision({ decisions: [{}] })]).toEqual([
      false,
      false,
    ])
  })

  it('gives an example that the worker scores and decides', async () => {
    const score = document.paths['/v1/score']?.post?.requestBody?.content['application/json']
    const decide = document.paths['/v1/decide']?.post?.requestBody?.content['application/json']
    expect((await app.post('/v1/score', score?.example)).status).toBe(200)
    expect(await (await app.post('/v1/decide', decide?.example)).json()).toMatchObject({
      degraded: false,
    })
  })
})
