import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestHarness } from 'wrangler'
import { startWorkerd } from '../../helpers/workerd.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

/** Calls in all, as many at once as a platform opens connections. */
const CALLS = 10_000
const AT_ONCE = 25

const CUSTOMER = { recency: 3, frequency: 2, monetary: 50, gender: 'F', region: 'North' }

interface Call {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | null
}

interface Answer {
  readonly status: number
  readonly text: string
}

/** A customer nobody else asks about: her id stands in an answer only if it is hers. */
const marker = fc.uuid().map((id) => `marked-${id}`)

const oddValue = fc.oneof(
  fc.constantFrom('NaN', 'Infinity', '1e999', '-0', '', ' ', '\u0000', '\ud800', 'null'),
  fc.constantFrom(1e308, -1e308, Number.MAX_SAFE_INTEGER, -1, 0.1, true, null),
  fc.jsonValue(),
)

const customer = fc
  .tuple(
    marker,
    fc.dictionary(fc.constantFrom(...Object.keys(CUSTOMER), 'age', 'objected'), oddValue),
  )
  .map(([customer_id, odd]) => ({ ...CUSTOMER, ...odd, customer_id }))

const sound = marker.map((customer_id) => ({ ...CUSTOMER, customer_id, klaviyo_id: 'K1' }))

/** As HubSpot and Salesforce send her: flat. */
const flat = fc.oneof(sound, customer).map((one) => ({
  callbackId: `call-${one.customer_id}`,
  origin: { portalId: 7 },
  inputFields: { presend_campaign: 'spring', ...one },
  inArguments: [{ presend_campaign: 'spring' }, one],
}))

const decideBody = fc.oneof(
  { weight: 3, arbitrary: sound.map((one) => ({ campaign: 'spring', customer: one })) },
  { weight: 3, arbitrary: customer.map((one) => ({ campaign: 'spring', customer: one })) },
  fc
    .array(fc.oneof(sound, customer, fc.jsonValue()), { maxLength: 5 })
    .map((customers) => ({ campaign: 'spring', explain: true, customers })),
  fc.record({ campaign: oddValue, dispatch: oddValue, customer: oddValue, policy: oddValue }),
  flat,
  fc.jsonValue(),
)

const jsonText = decideBody.map((body) => JSON.stringify(body) ?? 'null')

const hostileText = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    '[]',
    '['.repeat(100_000),
    '{"a":'.repeat(20_000),
    '{"__proto__":{"customer":{}},"constructor":{"prototype":{"objected":true}}}',
    '{"campaign":"a","customer":{"__proto__":{"objected":true},"customer_id":"p"}}',
    `{"campaign":"a","customer":{"customer_id":"n","recency":${'9'.repeat(400)}}}`,
  ),
  fc.uint8Array({ maxLength: 100 }).map((bytes) => Uint8Array.from(bytes)),
  jsonText,
)

const oversize = new Uint8Array(4 * 1024 * 1024 + 1).fill(0x20)

const POSTED = [
  '/v1/score',
  '/v1/decide',
  '/v1/decide/',
  '/v1/platforms/braze/decide',
  '/v1/platforms/customer-io/decide',
  '/v1/platforms/klaviyo/decide',
  '/v1/platforms/hubspot/decide',
  '/v1/platforms/salesforce/decide',
  '/v1/platforms/generic/decide',
  '/v1/events/sendgrid',
  '/v1/events/braze-currents',
  '/v2/models/presend/infer',
]

const posted: fc.Arbitrary<Call> = fc
  .record({
    path: fc.constantFrom(...POSTED),
    body: fc.oneof({ weight: 3, arbitrary: jsonText }, { weight: 2, arbitrary: hostileText }),
    type: fc.constantFrom('application/json', 'text/plain'),
    signed: fc.constantFrom('none', 'right', 'wrong', 'old'),
  })
  .map(({ path, body, type, signed }) => ({
    method: 'POST',
    path,
    headers: { 'content-type': type, ...signature(signed, body) },
    body,
  }))

const addressed: fc.Arbitrary<Call> = fc
  .tuple(fc.constantFrom('/v1/decide', '/v1/platforms/iterable/decide'), customer, oddValue)
  .map(([path, fields, campaign]) => {
    const query = new URLSearchParams({ presend_campaign: String(campaign) })
    for (const [name, value] of Object.entries(fields)) query.set(name, String(value))
    return { method: 'GET', path: `${path}?${query}`, headers: {}, body: null }
  })

const call = fc.oneof(
  { weight: 12, arbitrary: posted },
  { weight: 3, arbitrary: addressed },
  {
    weight: 1,
    arbitrary: fc.record({
      method: fc.constantFrom('PUT', 'DELETE', 'OPTIONS', 'PATCH'),
      path: fc.constantFrom(...POSTED, '/', '/v1', '/v1/platforms/%2e%2e/decide'),
      headers: fc.constant({}),
      body: fc.constant(null),
    }),
  },
)

/** Signs for the generic endpoint, as Standard Webhooks says. */
function signature(kind: string, body: string | Uint8Array): Record<string, string> {
  if (kind === 'none') return {}
  const id = `msg_${kind}_${createHmac('sha256', 'id').update(body).digest('hex')}`
  const seconds = Math.floor(Date.now() / 1000) - (kind === 'old' ? 301 : 0)
  const key = kind === 'wrong' ? 'another' : Buffer.from(SECRET.slice('whsec_'.length), 'base64')
  const digest = createHmac('sha256', key).update(`${id}.${seconds}.`).update(body).digest('base64')
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${digest}`,
  }
}

/** Marked ids in a text, each once. */
function markersIn(text: string | Uint8Array | null): Set<string> {
  const plain = typeof text === 'string' ? text : new TextDecoder().decode(text ?? undefined)
  return new Set(plain.match(/marked-[0-9a-f-]{36}/g))
}

let worker: TestHarness

async function send({ method, path, headers, body }: Call): Promise<Answer> {
  const response = await worker.fetch(path, {
    method,
    headers,
    redirect: 'manual',
    ...(body !== null && { body }),
  })
  // How old a signature is depends on when it is looked at.
  const text = (await response.text()).replace(/\d+ seconds ago/, 'some time ago')
  return { status: response.status, text }
}

describe('ten thousand mixed calls', () => {
  const calls = fc.sample(call, { numRuns: CALLS, seed: 6 })
  const first: Answer[] = []

  beforeAll(async () => {
    worker = await startWorkerd({
      bindings: { ALLOW_ANONYMOUS: '1', DECIDE_WEBHOOKS_SECRET: SECRET, DECISION_KEY: 'mixed' },
    })
    for (let from = 0; from < calls.length; from += AT_ONCE) {
      first.push(...(await Promise.all(calls.slice(from, from + AT_ONCE).map(send))))
    }
  }, 400_000)

  afterAll(() => worker.close())

  it('are answered without a failure of our own and without a redirect', () => {
    const failed = first.flatMap(({ status }, at) =>
      status >= 500 || (status >= 300 && status < 400) ? [{ status, call: calls[at] }] : [],
    )
    expect(first).toHaveLength(CALLS)
    expect(failed).toEqual([])
  })

  it('are of every kind', () => {
    const rare = [200, 202, 400, 401, 404, 405, 415, 422].filter(
      (expected) => first.filter(({ status }) => status === expected).length < 10,
    )
    expect(rare).toEqual([])
  })

  it('name in their answers nobody but whom they asked about', () => {
    const leaks = first.filter(({ text }, at) => {
      const asked = markersIn(`${calls[at].path}${decode(calls[at].body)}`)
      return [...markersIn(text)].some((named) => !asked.has(named))
    })
    expect(leaks).toEqual([])
    expect(first.filter(({ text }) => markersIn(text).size > 0).length).toBeGreaterThan(CALLS / 10)
  })

  it('get the same answer when they are asked again', async () => {
    const again: Answer[] = []
    const asked = calls.slice(0, 2000)
    for (let from = 0; from < asked.length; from += AT_ONCE) {
      again.push(...(await Promise.all(asked.slice(from, from + AT_ONCE).map(send))))
    }
    expect(again).toEqual(first.slice(0, asked.length))
  }, 120_000)

  it('stop at a body of more than 4 MiB, wherever it is sent', async () => {
    const answers = await Promise.all(
      POSTED.map((path) =>
        send({
          method: 'POST',
          path,
          headers: { 'content-type': 'application/json' },
          body: oversize,
        }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(POSTED.map(() => 413))
  })

  it('leave no tensor behind', async () => {
    const ready = async () =>
      ((await (await worker.fetch('/ready')).json()) as { tensors: number }).tensors
    const before = await ready()
    await Promise.all(calls.slice(0, 200).map(send))
    expect(await ready()).toBe(before)
  })
})

function decode(body: string | Uint8Array | null): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body ?? undefined)
}
