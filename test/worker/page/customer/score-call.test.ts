import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_SCHEMA, type Feature, type Schema } from '../../../../shared/schema.ts'
import { askScore } from '../../../../worker/page/customer/score-call.ts'
import { schemaOf } from '../../../helpers/schema-of.ts'

const VALUES = [12, 6, 310.5, 0.45, null, 34, 'F', 'North']

const SCORED = {
  id: 'example',
  probability: 0.5,
  percentile: 0.88,
  band: 'high',
  imputed: ['ctr'],
  unseen: ['region'],
  reasons: {
    method: 'exact',
    log_odds: 0,
    reference_log_odds: -2,
    contributions: [{ feature: 'recency', log_odds: 2 }],
    strongest: [],
  },
}

const fetched = vi.fn<typeof fetch>()

beforeEach(() => vi.stubGlobal('fetch', fetched))
afterEach(() => {
  fetched.mockReset()
  vi.unstubAllGlobals()
})

function answerWith(customer: unknown, { model = 'v1' } = {}): void {
  fetched.mockResolvedValue(Response.json({ model, customers: [customer] }))
}

function ask(
  schema: Schema = DEFAULT_SCHEMA,
  values: readonly (number | string | null)[] = VALUES,
) {
  return askScore({ version: 'v1', schema }, values, { apiKey: null })
}

describe('askScore', () => {
  it('sends the features, and an id that is nobody’s where the schema wants one', async () => {
    answerWith(SCORED)
    await ask()
    const [path, init] = fetched.mock.calls[0]
    expect(path).toBe('/v1/score?explain=true')
    expect(JSON.parse(String(init?.body))).toEqual({
      customers: [
        {
          ...{ customer_id: 'example', recency: 12, frequency: 6, monetary: 310.5 },
          ...{ open_rate: 0.45, ctr: null, age: 34, gender: 'F', region: 'North' },
        },
      ],
    })
  })

  it('sends no id where the schema has none, and features of any name', async () => {
    answerWith(SCORED)
    const features = ['__proto__', 'constructor', 'customers'].map(
      (name): Feature => ({ name, type: 'number', missing: false }),
    )
    await ask(schemaOf(...features), [1, 2, 3])
    expect(fetched.mock.calls[0][1]?.body).toBe(
      '{"customers":[{"__proto__":1,"constructor":2,"customers":3}]}',
    )
  })

  it('gives the score with its reasons', async () => {
    answerWith(SCORED)
    expect(await ask()).toEqual({
      ok: true,
      value: {
        ok: true,
        score: {
          ...{ probability: 0.5, percentile: 0.88, band: 'high' },
          ...{ imputed: ['ctr'], unseen: ['region'], method: 'exact' },
          ...{ logOdds: 0, referenceLogOdds: -2, contributions: [2] },
        },
      },
    })
  })

  it('names the features that the worker refuses', async () => {
    const errors = [
      { pointer: '/customers/0/age', expected: 'an integer', received: '"x"' },
      { pointer: '/customers/0/a~1b~01', expected: 'a number', received: 'nothing' },
    ]
    answerWith({ id: 'example', error: { status: 422, errors } })
    expect(await ask()).toEqual({ ok: true, value: { ok: false, refused: ['age', 'a/b~1'] } })
  })

  it('does not mix two models: the worker was deployed anew', async () => {
    answerWith(SCORED, { model: 'v2' })
    expect(await ask()).toMatchObject({
      ok: false,
      trouble: { kind: 'unexpected', detail: 'Expected model v1. Received v2.' },
    })
  })

  it('does not read what is no score', async () => {
    answerWith({ ...SCORED, probability: 1.5 })
    expect(await ask()).toMatchObject({ ok: false, trouble: { kind: 'unexpected' } })
  })

  it('tells what stood in the way', async () => {
    const headers = { 'retry-after': '7' }
    fetched.mockResolvedValue(Response.json({ detail: 'Slower.' }, { status: 429, headers }))
    expect(await ask()).toEqual({
      ok: false,
      trouble: { kind: 'busy', detail: 'Slower.', retryAfter: 7 },
    })
  })
})
