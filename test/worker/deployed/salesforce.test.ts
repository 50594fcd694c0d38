import { beforeAll, describe, expect, it, vi } from 'vitest'
import { DEFAULT_SCHEMA } from '../../../shared/schema.ts'
import type { AppInProcess } from '../../helpers/app-in-process.ts'
import { type ExtremeCustomers, findExtremeCustomers } from '../../helpers/extreme-customers.ts'
import { type ActivityConfig, executionOf, pass } from '../../helpers/journey.ts'
import { apiKeyEntry } from '../../helpers/platform-app.ts'
import { breakModel, openModel, openServedApp } from '../../helpers/served-app.ts'
import { jwtOf } from '../../helpers/signing-platforms.ts'
import { snippetOf } from '../../helpers/snippets.ts'

const SECRET = 'signing-secret-of-the-package'
const BASE = '/v1/platforms/salesforce'
const PATH = `${BASE}/decide`

const BOTH = ['salesforce-fail-open', 'salesforce-fail-closed'] as const

let customers: ExtremeCustomers
let config: ActivityConfig

beforeAll(async () => {
  customers = await findExtremeCustomers()
  const app = await openServedApp({ bindings: { SALESFORCE_JWT_SECRET: SECRET } })
  config = (await (await app.fetch(`${BASE}/config.json`)).json()) as ActivityConfig
})

const bindingsOf = (policy: object = {}) => ({
  SALESFORCE_JWT_SECRET: SECRET,
  POLICY: { minimum_probability: customers.between, ...policy },
})

const journeyOf = (app: Pick<AppInProcess, 'fetch'>, canvas: string = 'salesforce-fail-open') => ({
  config,
  canvas: snippetOf(canvas),
  signingSecret: SECRET,
  app,
})

const LOW = () => ({ key: 'low', attributes: customers.low })
const HIGH = () => ({ key: 'high', attributes: customers.high })
const OBJECTOR = () => ({ key: 'objector', attributes: { ...customers.high, objected: 'true' } })

interface Answer {
  readonly branchResult: string
  readonly decision: string
  readonly decision_id: string
  readonly reason: string
}

const answerOf = async (response: Response) => (await response.json()) as Answer

describe('config.json', () => {
  it('binds every column of the schema, and calls where it was read', async () => {
    expect(config.arguments.execute).toMatchObject({
      url: `https://score.example.com${PATH}`,
      verb: 'POST',
      useJwt: true,
      timeout: 5000,
      retryCount: 3,
    })
    expect(config.arguments.execute.inArguments).toEqual([
      ...DEFAULT_SCHEMA.features.map(({ name }) => ({
        [name]: `{{Contact.Attribute.Presend.${name}}}`,
      })),
      { objected: '{{Contact.Attribute.Presend.objected}}' },
      { customer_id: '{{Contact.Key}}' },
      { presend_campaign: '' },
    ])
  })

  it('asks for a signature on every call', () => {
    expect(config).toMatchObject({
      type: 'RestDecision',
      configurationArguments: {
        save: { url: `https://score.example.com${BASE}/save`, useJwt: true },
        publish: { url: `https://score.example.com${BASE}/publish`, useJwt: true },
        validate: { url: `https://score.example.com${BASE}/validate`, useJwt: true },
        stop: { url: `https://score.example.com${BASE}/stop`, useJwt: true },
      },
    })
  })

  it('names the columns of the model that is served, in quotes where they are no plain words', async () => {
    const { manifest, ...model } = await openModel()
    const features = [{ name: 'days since', type: 'integer' as const, missing: false }]
    const schema = { ...manifest.schema, id: 'client', features }
    const served = { ...model, manifest: { ...manifest, schema } }
    const app = await openServedApp({ model: { ok: true, model: served } })
    const other = (await (await app.fetch(`${BASE}/config.json`)).json()) as ActivityConfig
    expect(other.arguments.execute.inArguments).toEqual([
      { 'days since': '{{Contact.Attribute.Presend."days since"}}' },
      { objected: '{{Contact.Attribute.Presend.objected}}' },
      { client: '{{Contact.Key}}' },
      { presend_campaign: '' },
    ])
  })

  it.each([
    ['/config.json', {}],
    ['/config.json/', {}],
    ['/config.json?cache=1', {}],
  ])('names PUBLIC_URL where it is set: %s', async (path) => {
    const bindings = { ALLOW_ANONYMOUS: '1', PUBLIC_URL: 'https://public.example.com/' }
    const app = await openServedApp({ bindings })
    const moved = (await (await app.fetch(BASE + path)).json()) as ActivityConfig
    expect(moved.arguments.execute.url).toBe(`https://public.example.com${PATH}`)
  })

  it('is open once a signing secret is set, and asks for a key before', async () => {
    const open = await openServedApp({ bindings: { SALESFORCE_JWT_SECRET: SECRET } })
    const closed = await openServedApp({ bindings: {} })
    expect((await open.fetch(`${BASE}/config.json`)).status).toBe(200)
    expect((await closed.fetch(`${BASE}/config.json`)).status).toBe(401)
  })

  it('is not there without a schema', async () => {
    const model = { ok: false, reason: 'damaged', manifest: null } as const
    const app = await openServedApp({ model })
    expect((await app.fetch(`${BASE}/config.json`)).status).toBe(503)
  })
})

describe('a journey with the published canvas', () => {
  it.each(BOTH)('%s: sends to the high scorer and not to the low one', async (canvas) => {
    const journey = journeyOf(await openServedApp({ bindings: bindingsOf() }), canvas)
    expect(await pass(journey, HIGH())).toEqual({ path: 'send email', statuses: [200] })
    expect(await pass(journey, LOW())).toEqual({ path: 'end', statuses: [200] })
  })

  it.each([
    ['salesforce-fail-open', 'open', 'send email'],
    ['salesforce-fail-open', 'closed', 'send email'],
    ['salesforce-fail-closed', 'open', 'end'],
    ['salesforce-fail-closed', 'closed', 'end'],
  ])('%s: a broken model, whatever fail mode (%s): %s', async (canvas, fail_mode, path) => {
    const bindings = bindingsOf({ fail_mode })
    const app = await openServedApp({ bindings, model: await breakModel() })
    expect(await pass(journeyOf(app, canvas), LOW())).toEqual({ path, statuses: [200] })
  })

  it.each(BOTH)('%s: is closed where nobody answers', async (canvas) => {
    const down = { fetch: async () => new Response(null, { status: 503 }) }
    const gone = {
      fetch: async () => {
        throw new TypeError('no answer')
      },
    }
    const none = 'no answer'
    expect(await pass(journeyOf(down, canvas), HIGH())).toEqual({
      path: 'ejected',
      statuses: [503, 503, 503, 503],
    })
    expect(await pass(journeyOf(gone, canvas), HIGH())).toEqual({
      path: 'ejected',
      statuses: [none, none, none, none],
    })
  })

  it('ejects at once whose call is not signed as it should be', async () => {
    const app = await openServedApp({ bindings: bindingsOf() })
    const journey = { ...journeyOf(app), signingSecret: 'another secret' }
    expect(await pass(journey, HIGH())).toEqual({ path: 'ejected', statuses: [401] })
  })

  it('asks again after an outage, and decides and logs once', async () => {
    const app = await openServedApp({ bindings: bindingsOf() })
    let calls = 0
    const fetch = async (path: string, init?: RequestInit) => {
      calls++
      if (calls === 1) return new Response(null, { status: 503 })
      const response = await app.fetch(path, init)
      await app.settle()
      // The second answer gets lost on its way.
      return calls === 2 ? new Response(null, { status: 502 }) : response
    }
    expect(await pass(journeyOf({ fetch }), LOW())).toEqual({
      path: 'end',
      statuses: [503, 502, 200],
    })
    expect(app.lines.filter((line) => line.includes('"message":"decision"'))).toHaveLength(1)
  })

  it.each(BOTH)('%s: holds who objected or is held out', async (canvas) => {
    const app = await openServedApp({ bindings: bindingsOf() })
    const heldOut = await openServedApp({ bindings: bindingsOf({ holdout_share: 1 }) })
    expect(await pass(journeyOf(app, canvas), OBJECTOR())).toMatchObject({ path: 'end' })
    expect(await pass(journeyOf(heldOut, canvas), HIGH())).toMatchObject({ path: 'end' })
  })

  it.each(BOTH)('%s: holds them where the model is broken', async (canvas) => {
    const model = await breakModel()
    const app = await openServedApp({ bindings: bindingsOf(), model })
    const heldOut = await openServedApp({ bindings: bindingsOf({ holdout_share: 1 }), model })
    expect(await pass(journeyOf(app, canvas), OBJECTOR())).toMatchObject({ path: 'end' })
    expect(await pass(journeyOf(heldOut, canvas), HIGH())).toMatchObject({ path: 'end' })
  })

  it('takes the path of those not judged for whom a binding found nothing', async () => {
    const app = await openServedApp({ bindings: bindingsOf() })
    const unknown = { key: 'unknown', attributes: {} }
    expect(await pass(journeyOf(app), unknown)).toEqual({ path: 'send email', statuses: [200] })
    expect(await pass(journeyOf(app, 'salesforce-fail-closed'), unknown)).toMatchObject({
      path: 'end',
    })
  })
})

describe('salesforce', () => {
  const CALL = { journeyId: 'J', activityId: 'A', definitionInstanceId: 'R', keyValue: 'K' }

  it('answers the same bytes to the same activity, run and contact, and logs one decision', async () => {
    const limit = vi.fn(async () => ({ success: limit.mock.calls.length === 1 }))
    const app = await openServedApp({ bindings: { ...bindingsOf(), RATE_LIMIT: { limit } } })
    const { path, init } = executionOf(journeyOf(app), HIGH())
    const first = await (await app.fetch(path, init)).text()
    await app.settle()
    // From now on any other call is over the rate.
    const second = await (await app.fetch(path, init)).text()
    await app.settle()
    expect(second).toBe(first)
    expect(app.lines.filter((line) => line.includes('"message":"decision"'))).toHaveLength(1)
  })

  it.each([
    ['another contact', { keyValue: 'L' }],
    ['another activity', { activityId: 'B' }],
    ['another run', { definitionInstanceId: 'S' }],
  ])('does not take the answer of one contact for %s', async (_name, difference) => {
    const app = await openServedApp({
      bindings: { ALLOW_ANONYMOUS: '1', POLICY: { minimum_probability: customers.between } },
    })
    const first = await app.post(PATH, { ...CALL, inArguments: [customers.high] })
    await app.settle()
    const second = await app.post(PATH, { ...CALL, ...difference, inArguments: [customers.low] })
    expect((await answerOf(first)).branchResult).toBe('send')
    expect((await answerOf(second)).branchResult).toBe('hold')
  })

  it('names contact, campaign and dispatch as the journey does, unless arguments do', async () => {
    const app = await openServedApp()
    const { customer_id, ...features } = customers.high
    const ofJourney = await app.post(PATH, { ...CALL, inArguments: [features] })
    const ofArguments = await app.post(PATH, {
      inArguments: [
        features,
        { customer_id: 'K', presend_campaign: 'journey-J' },
        { presend_dispatch: 'R' },
      ],
    })
    const direct = await app.post('/v1/decide', {
      campaign: 'journey-J',
      dispatch: 'R',
      customer: { ...features, customer_id: 'K' },
    })
    const { decision_id } = await answerOf(direct)
    expect((await answerOf(ofJourney)).decision_id).toBe(decision_id)
    expect((await answerOf(ofArguments)).decision_id).toBe(decision_id)
  })

  it('reads a call whose fields stand within contents, as the documentation shows one', async () => {
    const app = await openServedApp()
    const bare = await app.post(PATH, { ...CALL, inArguments: [customers.high] })
    const contents = { ...CALL, inArguments: [customers.high] }
    const wrapped = await app.post(PATH, { contents })
    expect(await answerOf(wrapped)).toEqual(await answerOf(bare))
  })

  it('answers a flat object: the branch, and all of the decision', async () => {
    const app = await openServedApp()
    const response = await app.post(PATH, { ...CALL, inArguments: [customers.high] })
    expect(await response.json()).toMatchObject({
      branchResult: 'send',
      decision: 'send',
      probability: expect.any(Number),
      degraded: false,
    })
  })
})

describe('statuses of salesforce', () => {
  const CALL = { journeyId: 'J', keyValue: 'K', inArguments: [] }

  it.each([
    ['text, no token', 'a.b', 'a JSON object. Received text that is not JSON'],
    ['null', 'null', 'the body to be an object. Received nothing'],
    ['a list', '[]', 'the body to be an object. Received a list'],
    ['no arguments', '{"journeyId":"J"}', '/inArguments to be a list of objects. Received nothing'],
    [
      'arguments that are no list',
      '{"journeyId":"J","inArguments":{}}',
      '/inArguments to be a list of objects. Received an object',
    ],
    [
      'an argument that is no object',
      '{"journeyId":"J","inArguments":[{},1]}',
      '/inArguments/1 to be an object. Received a number',
    ],
    [
      'no journey and no campaign',
      '{"inArguments":[]}',
      '/presend_campaign to be a name of 1 to 200 characters. Received nothing',
    ],
  ])('answers 400 to %s', async (_name, body, detail) => {
    const response = await (await openServedApp()).fetch(PATH, { method: 'POST', body })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ detail: `Expected ${detail}.` })
  })

  it.each([
    ['more than 4 MiB', ' '.repeat(4 * 1024 * 1024 + 1), 413],
    ['a contact without values', JSON.stringify(CALL), 200],
  ])('answers %s', async (_name, body, status) => {
    const app = await openServedApp()
    expect((await app.fetch(PATH, { method: 'POST', body })).status).toBe(status)
  })

  it.each([
    ['no key', {}, 401],
    ['an unknown key', { authorization: 'Bearer other' }, 401],
    ['a key without the scope', { authorization: 'Bearer key' }, 403],
  ])('answers %s where no signing secret is set', async (_name, headers, status) => {
    const app = await openServedApp({ bindings: { API_KEYS: apiKeyEntry('key', ['score']) } })
    expect((await app.post(PATH, CALL, headers)).status).toBe(status)
  })

  it('answers 401 to plain JSON once a signing secret is set, whatever the key', async () => {
    const app = await openServedApp({ bindings: { ...bindingsOf(), ALLOW_ANONYMOUS: '1' } })
    expect((await app.post(PATH, CALL)).status).toBe(401)
  })

  it('answers 400 to a signed token without arguments', async () => {
    const app = await openServedApp({ bindings: bindingsOf() })
    const body = jwtOf({ alg: 'HS256' }, { journeyId: 'J' }, SECRET)
    expect((await app.fetch(PATH, { method: 'POST', body })).status).toBe(400)
  })

  it('answers 200 and degraded over the rate', async () => {
    const RATE_LIMIT = { limit: async () => ({ success: false }) }
    const app = await openServedApp({ bindings: { ALLOW_ANONYMOUS: '1', RATE_LIMIT } })
    const response = await app.post(PATH, { ...CALL, inArguments: [customers.low] })
    expect(response.status).toBe(200)
    expect(await answerOf(response)).toMatchObject({
      branchResult: 'degraded',
      reason: 'rate_limited',
    })
  })

  it('answers a slash at the end without a redirect, and another method with 405', async () => {
    const app = await openServedApp()
    expect((await app.post(`${PATH}/`, CALL)).status).toBe(200)
    const response = await app.fetch(PATH)
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
  })
})
