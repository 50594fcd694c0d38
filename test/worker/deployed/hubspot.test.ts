import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { DEFAULT_SCHEMA } from '../../../shared/schema.ts'
import { HUBSPOT_OUTPUTS } from '../../../worker/platforms/hubspot.ts'
import { type AppInProcess, ORIGIN } from '../../helpers/app-in-process.ts'
import { type ExtremeCustomers, findExtremeCustomers } from '../../helpers/extreme-customers.ts'
import { callOf, enrol } from '../../helpers/hubspot-workflow.ts'
import { apiKeyEntry } from '../../helpers/platform-app.ts'
import { breakModel, openModel, openServedApp } from '../../helpers/served-app.ts'
import { snippetOf } from '../../helpers/snippets.ts'

const SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy'
const PATH = '/v1/platforms/hubspot/decide'
const NOW = new Date('2026-11-25T12:00:00Z')
const DEFINITION = JSON.parse(snippetOf('hubspot-action'))

const BOTH = ['hubspot-fail-open', 'hubspot-fail-closed'] as const

let customers: ExtremeCustomers

beforeAll(async () => {
  customers = await findExtremeCustomers()
})

const policyOf = (settings: object) => ({
  HUBSPOT_CLIENT_SECRET: SECRET,
  POLICY: { minimum_probability: customers.between, ...settings },
})

const workflowOf = (
  app: Pick<AppInProcess, 'fetch'>,
  branch: string = 'hubspot-fail-open',
  settings: Record<string, string> = {},
) => ({
  definition: DEFINITION,
  branch: snippetOf(branch),
  clientSecret: SECRET,
  app,
  settings,
})

/** HubSpot's part of an answer. */
const bodyOf = async (response: Response) =>
  (await response.json()) as { readonly outputFields: Readonly<Record<string, string>> }

const LOW = () => ({ objectId: 904, properties: customers.low })
const HIGH = () => ({ objectId: 905, properties: customers.high })
const OBJECTOR = () => ({ objectId: 906, properties: { ...customers.high, objected: 'true' } })

describe('the definition of the action, as published', () => {
  it('has an input for each column of the default schema, required where none may lack it', () => {
    const inputs = DEFINITION.inputFields.map(
      (field: { typeDefinition: { name: string }; isRequired: boolean }) => [
        field.typeDefinition.name,
        field.isRequired,
      ],
    )
    expect(inputs).toEqual([
      ['customer_id', false],
      ...DEFAULT_SCHEMA.features.map(({ name, missing }) => [name, !missing]),
      ['objected', false],
      ['presend_campaign', false],
      ['presend_explain', false],
    ])
  })

  it('has the outputs that the worker answers, and a label for every field', () => {
    const namesOf = (fields: { typeDefinition: { name: string } }[]) =>
      fields.map(({ typeDefinition }) => typeDefinition.name)
    const { inputFieldLabels, outputFieldLabels } = DEFINITION.labels.en
    expect(namesOf(DEFINITION.outputFields)).toEqual(HUBSPOT_OUTPUTS)
    expect(Object.keys(outputFieldLabels)).toEqual(HUBSPOT_OUTPUTS)
    expect(Object.keys(inputFieldLabels)).toEqual(namesOf(DEFINITION.inputFields))
  })
})

describe('a workflow with the published branch', () => {
  it.each(BOTH)('%s: sends to the high scorer and not to the low one', async (branch) => {
    const workflow = workflowOf(await openServedApp({ bindings: policyOf({}) }), branch)
    expect(await enrol(workflow, HIGH())).toMatchObject({ path: 'send email' })
    expect(await enrol(workflow, LOW())).toMatchObject({
      path: 'end',
      outputs: { decision: 'hold', reason: 'below_minimum', degraded: 'false' },
    })
  })

  it.each([
    ['hubspot-fail-open', 'open', 'send email'],
    ['hubspot-fail-open', 'closed', 'end'],
    ['hubspot-fail-closed', 'open', 'send email'],
    ['hubspot-fail-closed', 'closed', 'end'],
  ])('%s: a broken model under fail mode %s: %s', async (branch, fail_mode, path) => {
    const app = await openServedApp({
      bindings: policyOf({ fail_mode }),
      model: await breakModel(),
    })
    expect(await enrol(workflowOf(app, branch), LOW())).toMatchObject({
      path,
      outputs: { degraded: 'true', reason: 'model_unavailable' },
      statuses: [200],
    })
  })

  it.each([
    ['hubspot-fail-open', 503, 'send email'],
    ['hubspot-fail-open', null, 'send email'],
    ['hubspot-fail-closed', 503, 'end'],
    ['hubspot-fail-closed', null, 'end'],
  ])('%s: once HubSpot gave up on status %s: %s', async (branch, status, path) => {
    const fetch = async () => {
      if (status === null) throw new TypeError('no answer')
      return new Response(null, { status })
    }
    const last = status ?? 'no answer'
    expect(await enrol(workflowOf({ fetch }, branch), LOW())).toEqual({
      path,
      outputs: {},
      statuses: [last, last, last, last],
    })
  })

  it.each([
    ['hubspot-fail-open', 'send email'],
    ['hubspot-fail-closed', 'end'],
  ])('%s: after a refusal nothing is asked again: %s', async (branch, path) => {
    const app = await openServedApp({ bindings: policyOf({}) })
    const workflow = { ...workflowOf(app, branch), clientSecret: 'another secret' }
    expect(await enrol(workflow, LOW())).toMatchObject({ path, outputs: {}, statuses: [401] })
  })

  it('asks again after an outage, and decides and logs once', async () => {
    const app = await openServedApp({ bindings: policyOf({}) })
    let calls = 0
    const fetch = async (path: string, init?: RequestInit) => {
      calls++
      // The second answer gets lost on its way: HubSpot asks a third time.
      if (calls === 1) return new Response(null, { status: 503 })
      const response = await app.fetch(path, init)
      await app.settle()
      return calls === 2 ? new Response(null, { status: 502 }) : response
    }
    expect(await enrol(workflowOf({ fetch }), LOW())).toMatchObject({
      path: 'end',
      statuses: [503, 502, 200],
    })
    await app.settle()
    expect(app.lines.filter((line) => line.includes('"message":"decision"'))).toHaveLength(1)
  })
})

describe('a contact who objected or is held out', () => {
  it.each(BOTH)('%s: is held', async (branch) => {
    const app = await openServedApp({ bindings: policyOf({}) })
    const heldOut = await openServedApp({ bindings: policyOf({ holdout_share: 1 }) })
    expect(await enrol(workflowOf(app, branch), OBJECTOR())).toMatchObject({
      path: 'end',
      outputs: { reason: 'objected' },
    })
    expect(await enrol(workflowOf(heldOut, branch), HIGH())).toMatchObject({
      path: 'end',
      outputs: { reason: 'holdout' },
    })
  })

  it.each(BOTH)('%s: is held where the model is broken', async (branch) => {
    const model = await breakModel()
    const bindings = policyOf({ holdout_share: 1, fail_mode: 'open' })
    const app = await openServedApp({ bindings: policyOf({ fail_mode: 'open' }), model })
    const heldOut = await openServedApp({ bindings, model })
    expect(await enrol(workflowOf(app, branch), OBJECTOR())).toMatchObject({ path: 'end' })
    expect(await enrol(workflowOf(heldOut, branch), HIGH())).toMatchObject({ path: 'end' })
  })

  it.each(BOTH)('%s: who objected is held where nobody answers', async (branch) => {
    const fetch = async () => new Response(null, { status: 503 })
    expect(await enrol(workflowOf({ fetch }, branch), OBJECTOR())).toMatchObject({ path: 'end' })
  })
})

describe('hubspot', () => {
  it('leaves out what is not known, and answers flags as text', async () => {
    const app = await openServedApp({ bindings: policyOf({}) })
    const { outputs } = await enrol(workflowOf(app), OBJECTOR())
    expect(Object.keys(outputs)).toEqual(['decision', 'reason', 'decision_id', 'model', 'degraded'])
  })

  it('answers reasons where the workflow asks for them', async () => {
    const app = await openServedApp({ bindings: policyOf({}) })
    const { outputs } = await enrol(
      workflowOf(app, 'hubspot-fail-open', { presend_explain: 'true' }),
      HIGH(),
    )
    expect(outputs).toMatchObject({ reason_1: expect.any(String) })
  })

  it('answers the same bytes to the same callbackId, and logs one decision', async () => {
    const limit = vi.fn(async () => ({ success: limit.mock.calls.length === 1 }))
    const app = await openServedApp({ bindings: { ...policyOf({}), RATE_LIMIT: { limit } } })
    const { path, init } = callOf(workflowOf(app), HIGH())
    const first = await (await app.fetch(path, init)).text()
    await app.settle()
    // From now on any other call is over the rate.
    const second = await (await app.fetch(path, init)).text()
    await app.settle()
    expect(second).toBe(first)
    expect(app.lines.filter((line) => line.includes('"message":"decision"'))).toHaveLength(1)
  })

  it('gives another run of the action, another portal and another workflow other ids', async () => {
    const app = await openServedApp()
    const bodies = [
      { callbackId: 'ap-1', origin: { portalId: 1 }, context: { workflowId: 1 } },
      { callbackId: 'ap-2', origin: { portalId: 1 }, context: { workflowId: 1 } },
      { callbackId: 'ap-1', origin: { portalId: 2 }, context: { workflowId: 1 } },
      { callbackId: 'ap-3', origin: { portalId: 1 }, context: { workflowId: 2 } },
    ]
    const ids = new Set<string>()
    for (const body of bodies) {
      const answer = await app.post(PATH, { ...body, inputFields: customers.high })
      ids.add((await bodyOf(answer)).outputFields.decision_id ?? '')
    }
    expect(ids.size).toBe(4)
  })

  it('answers no key with what was decided for the key of another tenant', async () => {
    const entries = ['acme', 'other'].map((tenant) => apiKeyEntry(tenant, ['decide'], { tenant }))
    const app = await openServedApp({ bindings: { API_KEYS: entries.join(' ') } })
    const call = { callbackId: 'ap-1', origin: { portalId: 1 }, context: { workflowId: 1 } }
    const answerTo = async (tenant: string, inputFields: object) => {
      const headers = { authorization: `Bearer ${tenant}` }
      const answer = await bodyOf(await app.post(PATH, { ...call, inputFields }, headers))
      await app.settle()
      return answer.outputFields
    }
    const acme = await answerTo('acme', customers.high)
    const other = await answerTo('other', customers.low)
    expect(other.probability).not.toBe(acme.probability)
    expect((await answerTo('other', customers.high)).probability).toBe(other.probability)
    expect(other.decision_id).not.toBe(acme.decision_id)
  })

  it('names campaign and dispatch as the workflow does, unless the input fields do', async () => {
    const app = await openServedApp()
    const call = { callbackId: 'ap-1', context: { workflowId: 7 }, object: { objectId: 904 } }
    const ofWorkflow = await app.post(PATH, { ...call, inputFields: customers.high })
    const ofInputs = await app.post(PATH, {
      callbackId: 'ap-2',
      inputFields: {
        ...customers.high,
        presend_campaign: 'workflow-7',
        presend_dispatch: 'ap-1',
      },
    })
    expect(await ofInputs.json()).toEqual(await ofWorkflow.json())
  })

  it.each([
    ['none', undefined, { customer_id: '904' }],
    ['a blank one', ' ', { customer_id: '904' }],
    ['its own', 'C-1', { customer_id: 'C-1' }],
  ])('with %s as customer_id decides about the right customer', async (_name, id, expected) => {
    const app = await openServedApp()
    const { customer_id, ...features } = customers.high
    const call = { context: { workflowId: 7 }, object: { objectId: 904 } }
    const inputFields = { ...features, ...(id !== undefined && { customer_id: id }) }
    const answer = await bodyOf(await app.post(PATH, { ...call, inputFields }))
    const direct = await app.post('/v1/decide', {
      campaign: 'workflow-7',
      customer: { ...features, ...expected },
    })
    expect(answer.outputFields.decision_id).toBe(
      ((await direct.json()) as { decision_id: string }).decision_id,
    )
  })

  it('takes no record id of HubSpot for another id column', async () => {
    const model = await openModel()
    const schema = { ...model.manifest.schema, id: 'client' }
    const other = { ...model, manifest: { ...model.manifest, schema } }
    const app = await openServedApp({ model: { ok: true, model: other } })
    const call = { context: { workflowId: 7 }, object: { objectId: 904 } }
    const lacking = await app.post(PATH, { ...call, inputFields: customers.high })
    const given = await app.post(PATH, {
      ...call,
      inputFields: { ...customers.high, client: 'C-1' },
    })
    expect((await bodyOf(lacking)).outputFields).toMatchObject({
      reason: 'invalid_customer',
      degraded: 'true',
      detail: "Expected /client to be the customer's id. Received nothing.",
    })
    expect((await bodyOf(given)).outputFields).toMatchObject({ degraded: 'false' })
  })

  it('holds a call with version 3 against version 3 alone', async () => {
    const app = await openServedApp({ bindings: policyOf({}), now: () => NOW })
    const { path, init } = callOf(workflowOf(app), HIGH())
    const timestamp = `${NOW.getTime()}`
    const v3 = createHmac('sha256', SECRET)
      .update(`POST${ORIGIN}${PATH}${init.body}${timestamp}`)
      .digest('base64')
    const statusWith = async (headers: Record<string, string>) =>
      (await app.fetch(path, { ...init, headers })).status
    const signed = { 'x-hubspot-signature-v3': v3, 'x-hubspot-request-timestamp': timestamp }
    expect(await statusWith(signed)).toBe(200)
    expect(
      await statusWith({
        ...(init.headers as Record<string, string>),
        ...signed,
        'x-hubspot-signature-v3': v3.replace(/^./, v3.startsWith('A') ? 'B' : 'A'),
      }),
    ).toBe(401)
  })

  it('trusts the address that PUBLIC_URL says HubSpot called', async () => {
    const bindings = { ...policyOf({}), PUBLIC_URL: 'https://public.example.com/' }
    const app = await openServedApp({ bindings })
    const workflow = workflowOf(app)
    const actionUrl = `https://public.example.com${PATH}`
    const moved = callOf({ ...workflow, definition: { ...DEFINITION, actionUrl } }, HIGH())
    expect((await app.fetch(moved.path, moved.init)).status).toBe(200)
    const { path, init } = callOf(workflow, HIGH())
    expect((await app.fetch(path, init)).status).toBe(401)
  })
})

describe('statuses of hubspot', () => {
  const CALL = { context: { workflowId: 7 }, inputFields: {} }

  it.each([
    ['text that is not JSON', '{', 'a JSON object. Received text that is not JSON'],
    ['null', 'null', 'the body to be an object. Received nothing'],
    ['a list', '[]', 'the body to be an object. Received a list'],
    ['no input fields', '{}', '/inputFields to be an object. Received nothing'],
    [
      'input fields in a list',
      '{"inputFields":[],"context":{"workflowId":7}}',
      '/inputFields to be an object. Received a list',
    ],
    [
      'no workflow and no campaign',
      '{"inputFields":{}}',
      '/presend_campaign to be a name of 1 to 200 characters. Received nothing',
    ],
  ])('answers 400 to %s', async (_name, body, detail) => {
    const response = await (await openServedApp()).fetch(PATH, { method: 'POST', body })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ detail: `Expected ${detail}.` })
  })

  it.each([
    ['more than 4 MiB', ' '.repeat(4 * 1024 * 1024 + 1), 413],
    ['a call without a customer', JSON.stringify(CALL), 200],
  ])('answers %s', async (_name, body, status) => {
    const app = await openServedApp()
    expect((await app.fetch(PATH, { method: 'POST', body })).status).toBe(status)
  })

  it.each([
    ['no key', {}, 401],
    ['an unknown key', { authorization: 'Bearer other' }, 401],
    ['a key without the scope', { authorization: 'Bearer key' }, 403],
  ])('answers %s where no client secret is set', async (_name, headers, status) => {
    const app = await openServedApp({ bindings: { API_KEYS: apiKeyEntry('key', ['score']) } })
    expect((await app.post(PATH, CALL, headers)).status).toBe(status)
  })

  it('answers 401 without a signature, whatever the key', async () => {
    const app = await openServedApp({ bindings: { ...policyOf({}), ALLOW_ANONYMOUS: '1' } })
    expect((await app.post(PATH, CALL)).status).toBe(401)
  })

  it('answers 200 and degraded over the rate', async () => {
    const RATE_LIMIT = { limit: async () => ({ success: false }) }
    const app = await openServedApp({ bindings: { ALLOW_ANONYMOUS: '1', RATE_LIMIT } })
    const response = await app.post(PATH, { ...CALL, inputFields: customers.low })
    expect(response.status).toBe(200)
    expect((await bodyOf(response)).outputFields).toMatchObject({
      reason: 'rate_limited',
      degraded: 'true',
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
