import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ReplayStore } from '../../../worker/replays/replay-store.ts'
import { breakModel, openServedApp, type ServedAppOptions } from '../../helpers/served-app.ts'

/** A value for every field, found nowhere else: also numbers that no clock and no score shows. */
const PRIVATE = {
  customer_id: 'private-id-7311',
  recency: 731_001,
  frequency: 731_002,
  monetary: 731_003.25,
  open_rate: 0.731004731,
  ctr: 0.731005731,
  age: 73,
  gender: 'F',
  region: 'Private-Region-7316',
  email: 'private.7317@example.com',
  klaviyo_id: 'PrivateProfile7318',
  objected: '',
}

/** What breaks every rule of the schema, and is quoted to the caller alone. */
const ODD = {
  ...PRIVATE,
  recency: 'private-odd-7321',
  gender: 'private-odd-7322',
  age: { name: 'private-odd-7323' },
}

const FAILING: ReplayStore = {
  claim: () => Promise.reject(new Error('private-store-7331')),
  recall: () => Promise.reject(new Error('private-store-7332')),
  remember: () => Promise.reject(new Error('private-store-7333')),
}

const KEY = 'private-key-7341'

const SITUATIONS: readonly (readonly [string, () => Promise<ServedAppOptions>])[] = [
  ['a worker that is well', async () => ({})],
  ['a broken model', async () => ({ model: await breakModel() })],
  ['storage that fails', async () => ({ services: { replays: FAILING } })],
  ['calls over the rate', async () => ({ services: { isOverRate: async () => true } })],
  [
    'a policy that cannot be read',
    async () => ({ bindings: { ALLOW_ANONYMOUS: '1', POLICY: 'private-policy-7351' } }),
  ],
  ['keys', async () => ({ bindings: { API_KEYS: 'a'.repeat(64) } })],
  [
    'signatures',
    async () => ({
      bindings: {
        ALLOW_ANONYMOUS: '1',
        DECIDE_WEBHOOKS_SECRET: 'whsec_private7361',
        HUBSPOT_CLIENT_SECRET: 'private-secret-7362',
        SENDGRID_PUBLIC_KEY: 'private-secret-7363',
      },
    }),
  ],
]

const PLATFORMS = ['braze', 'customer-io', 'hubspot', 'salesforce', 'klaviyo', 'generic']

const EVENTS = ['sendgrid', 'mailgun', 'customer-io', 'klaviyo', 'braze-currents', 'resend']

function requests(customer: typeof PRIVATE | typeof ODD): [string, RequestInit][] {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${KEY}`,
    'webhook-id': 'private-message-7371',
    'webhook-timestamp': '1795518000',
    'webhook-signature': 'v1,private7372',
    'x-hubspot-signature': 'private7373',
    'user-agent': 'private-agent-7374',
  }
  const post = (path: string, body: unknown): [string, RequestInit] => [
    path,
    { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) },
  ]
  const call = { campaign: 'spring', explain: true, customer }
  const flat = {
    callbackId: 'private-callback-7375',
    inputFields: { presend_campaign: 'spring', ...customer },
    inArguments: [{ presend_campaign: 'spring', ...customer }],
    keyValue: 'private-contact-7376',
  }
  const report = [{ ...customer, event: 'open', sg_event_id: 'e1', timestamp: 1, ip: '73.1.7.7' }]
  const query = new URLSearchParams({ presend_campaign: 'spring' })
  for (const [name, value] of Object.entries(customer)) query.set(name, String(value))
  return [
    post('/v1/score?explain=true', customer),
    post('/v1/score', { customers: [customer, customer] }),
    post('/v1/decide', call),
    post('/v1/decide', { campaign: 'spring', customers: [customer, 'private-text-7377'] }),
    post('/v1/decide', `{"campaign":"spring","customer":{"email":"private-cut-7378`),
    post('/v1/decide', { ...call, campaign: { name: 'private-campaign-7379' } }),
    ...PLATFORMS.flatMap((name) => [
      post(`/v1/platforms/${name}/decide`, call),
      post(`/v1/platforms/${name}/decide`, flat),
    ]),
    [`/v1/decide?${query}`, { headers }],
    [`/v1/platforms/iterable/decide?${query}`, { headers }],
    ...EVENTS.map((name) => post(`/v1/events/${name}`, report)),
    post('/v2/models/presend/infer', { inputs: [{ name: 'private-tensor-7380', ...customer }] }),
    post('/private-path-7381', call),
    ['/private-path-7382', { method: 'PUT', headers }],
  ]
}

/** Every text and number among values, at any depth. */
function scalarsOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(scalarsOf)
  return [String(value)]
}

const CONSOLE = ['log', 'info', 'warn', 'error', 'debug'] as const

afterEach(() => {
  vi.restoreAllMocks()
})

describe('what is logged', () => {
  it.each(SITUATIONS)('of %s has no value that was sent', async (_name, situationOf) => {
    const printed: string[] = []
    for (const method of CONSOLE) {
      vi.spyOn(console, method).mockImplementation((...words) => {
        printed.push(words.map((word) => word?.stack ?? JSON.stringify(word)).join(' '))
      })
    }
    const app = await openServedApp({ ...(await situationOf()) })
    for (const [path, init] of [...requests(PRIVATE), ...requests(ODD)]) {
      await app.fetch(path, init)
      await app.settle()
    }
    const log = [...app.lines, ...printed].join('\n')
    const sent = [...scalarsOf(PRIVATE), ...scalarsOf(ODD)].filter((text) => text.length > 2)
    expect(log.length).toBeGreaterThan(200)
    expect(log).not.toMatch(/private/i)
    expect(sent.filter((text) => log.includes(text))).toEqual([])
  })
})
