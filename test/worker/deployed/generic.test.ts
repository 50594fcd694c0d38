import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { createMemoryReplays } from '../../../worker/replays/memory-replays.ts'
import type { ReplayStore } from '../../../worker/replays/replay-store.ts'
import {
  endpointOf,
  loggedDecisions,
  OUTAGES,
  openPlatformApp,
} from '../../helpers/platform-app.ts'
import { answerIn, EXAMPLE_CUSTOMER } from '../../helpers/platform-situations.ts'
import { chooseRecipients, type Recipients } from '../../helpers/recipients.ts'
import { breakModel, openServedApp, type ServedAppOptions } from '../../helpers/served-app.ts'
import { shellWords } from '../../helpers/shell-words.ts'
import { snippetOf } from '../../helpers/snippets.ts'

const SECRET = `whsec_${Buffer.from('a secret that both sides know').toString('base64')}`

const PATH = '/v1/platforms/generic/decide'

interface GateOptions {
  readonly id: string
  readonly secret: string
  readonly failMode: 'open' | 'closed'
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
}

/** The published module, as it stands on the page. */
const { shouldSend } = (await import(
  /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(snippetOf('generic-gate'))}`
)) as { shouldSend: (call: object, options: GateOptions) => Promise<boolean> }

let recipients: Recipients

beforeAll(async () => {
  recipients = await chooseRecipients()
})

const openSigned = (policy: object, options: ServedAppOptions = {}) =>
  openPlatformApp(policy, ['decide'], {
    ...options,
    bindings: { DECIDE_WEBHOOKS_SECRET: SECRET },
    now: () => new Date(),
  })

const callOf = (who: 'low' | 'high' | 'objector' | 'holdout') => ({
  campaign: 'spring',
  customer: recipients[who],
})

function signedCall(id: string, body: string): RequestInit {
  const timestamp = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', 'a secret that both sides know')
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64')
  return {
    method: 'POST',
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': `v1,${signature}`,
    },
    body,
  }
}

describe('generic-gate', () => {
  it.each([
    ['low', 'open', false],
    ['high', 'open', true],
    ['objector', 'open', false],
    ['holdout', 'open', false],
    ['low', 'closed', false],
    ['high', 'closed', true],
  ] as const)('for the recipient %s, fail mode %s, sends: %s', async (who, failMode, isSent) => {
    const fetch = endpointOf(await openSigned(recipients.policy))
    const options = { id: 'msg_1', secret: SECRET, failMode, fetch }
    expect(await shouldSend(callOf(who), options)).toBe(isSent)
  })

  it.each([
    ['open', 'low', true],
    ['closed', 'high', false],
    ['open', 'objector', false],
    ['open', 'holdout', false],
  ] as const)(
    'with a broken model and fail mode %s of the policy, sends to %s: %s',
    async (mode, who, isSent) => {
      const policy = { ...recipients.policy, fail_mode: mode }
      const fetch = endpointOf(await openSigned(policy, { model: await breakModel() }))
      // The caller's own fail mode is the other one: it has no say while the worker answers.
      const failMode = mode === 'open' ? 'closed' : 'open'
      const options = { id: 'msg_1', secret: SECRET, failMode, fetch } as const
      expect(await shouldSend(callOf(who), options)).toBe(isSent)
    },
  )

  it.each(OUTAGES)('does as its fail mode says where the worker %s', async (_name, fetch) => {
    const options = { id: 'msg_1', secret: SECRET, fetch }
    expect(await shouldSend(callOf('low'), { ...options, failMode: 'open' })).toBe(true)
    expect(await shouldSend(callOf('high'), { ...options, failMode: 'closed' })).toBe(false)
    expect(await shouldSend(callOf('objector'), { ...options, failMode: 'open' })).toBe(false)
  })
})

describe('generic-call', () => {
  it('gets a flat decision', async () => {
    const [[, , url, ...words]] = shellWords(snippetOf('generic-call'))
    const headers = words
      .filter((_, at) => words[at - 1] === '-H')
      .map((header) => header.split(': '))
    const app = await openPlatformApp({}, ['decide'])
    const response = await endpointOf(app)(url, {
      method: 'POST',
      headers: Object.fromEntries(headers),
      body: words.at(-1) ?? '',
    })
    expect(await response.json()).toMatchObject({ id: 'C42', decision: 'send', degraded: false })
  })
})

describe('answers', () => {
  it.each([
    ['low', 'hold'],
    ['high', 'send'],
  ] as const)('are one word for the recipient %s with ?format=text', async (who, word) => {
    const app = await openPlatformApp(recipients.policy, ['decide'])
    const headers = { authorization: 'Bearer KEY' }
    const response = await app.post(`${PATH}?format=text`, callOf(who), headers)
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await response.text()).toBe(word)
  })

  it('are a list for a list, in its order', async () => {
    const app = await openPlatformApp(recipients.policy, ['decide'])
    const customers = [recipients.high, null, recipients.low]
    const body = { campaign: 'spring', customers }
    const response = await app.post(PATH, body, { authorization: 'Bearer KEY' })
    expect(await response.json()).toMatchObject({
      decisions: [
        { decision: 'send', degraded: false },
        { decision: 'send', degraded: true, reason: 'invalid_customer' },
        { decision: 'hold', degraded: false },
      ],
    })
  })
})

describe('a signed message that comes twice', () => {
  it('gets the same bytes and is logged once, though policy and model have changed', async () => {
    const replays = createMemoryReplays({ capacity: 100, now: () => new Date() })
    const before = await openSigned(recipients.policy, { services: { replays } })
    const after = await openSigned(
      { ...recipients.policy, minimum_probability: 1, fail_mode: 'closed' },
      { services: { replays }, model: await breakModel() },
    )
    const body = JSON.stringify(callOf('high'))
    const first = await before.fetch(PATH, signedCall('msg_1', body))
    const bytes = await first.text()
    await before.settle()
    const second = await after.fetch(PATH, signedCall('msg_1', body))
    await after.settle()
    expect(second.status).toBe(200)
    expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'))
    expect(await second.text()).toBe(bytes)
    expect(JSON.parse(bytes)).toMatchObject({ decision: 'send', degraded: false })
    expect([...loggedDecisions(before), ...loggedDecisions(after)]).toHaveLength(1)
  })

  it('is answered in a word where that is asked for, after it was answered in JSON', async () => {
    const app = await openSigned(recipients.policy)
    const body = JSON.stringify(callOf('high'))
    await app.fetch(PATH, signedCall('msg_1', body))
    await app.settle()
    const word = await app.fetch(`${PATH}?format=text`, signedCall('msg_1', body))
    expect(await word.text()).toBe('send')
  })

  it('is decided anew under another id', async () => {
    const replays = createMemoryReplays({ capacity: 100, now: () => new Date() })
    const body = JSON.stringify(callOf('high'))
    const before = await openSigned(recipients.policy, { services: { replays } })
    await before.fetch(PATH, signedCall('msg_1', body))
    await before.settle()
    const policy = { ...recipients.policy, minimum_probability: 1 }
    const after = await openSigned(policy, { services: { replays } })
    const response = await after.fetch(PATH, signedCall('msg_2', body))
    expect(await response.json()).toMatchObject({ decision: 'hold' })
  })
})

describe('storage that does not answer', () => {
  const hanging: ReplayStore = {
    claim: () => new Promise(() => {}),
    recall: () => new Promise(() => {}),
    remember: () => new Promise(() => {}),
  }
  const refusing: ReplayStore = {
    claim: () => Promise.reject(new Error('down')),
    recall: () => Promise.reject(new Error('down')),
    remember: () => Promise.reject(new Error('down')),
  }

  it.each([
    ['hangs', hanging],
    ['refuses', refusing],
  ])('and %s means a degraded decision, in time', async (_name, replays) => {
    const app = await openSigned(recipients.policy, { services: { replays } })
    const body = JSON.stringify(callOf('low'))
    const startedAt = performance.now()
    const response = await app.fetch(PATH, signedCall('msg_1', body))
    expect(performance.now() - startedAt).toBeLessThan(600)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      decision: 'send',
      degraded: true,
      reason: 'storage_timeout',
    })
  })

  it('does not matter to a call with a key, which has no id', async () => {
    const app = await openPlatformApp(recipients.policy, ['decide'], {
      services: { replays: hanging },
    })
    const response = await app.post(PATH, callOf('low'), { authorization: 'Bearer KEY' })
    expect(await response.json()).toMatchObject({ decision: 'hold', degraded: false })
  })
})

describe('with DECIDE_WEBHOOKS_SECRET', () => {
  const body = JSON.stringify({ campaign: 'spring', customer: EXAMPLE_CUSTOMER })

  it.each([
    ['a key alone', { method: 'POST', headers: { authorization: 'Bearer KEY' }, body }],
    ['nothing', { method: 'POST', body }],
    ['a signature of another body', { ...signedCall('msg_1', '{}'), body }],
  ])('refuses %s', async (_name, init) => {
    const app = await openSigned({})
    expect((await app.fetch(PATH, init)).status).toBe(401)
  })

  it('refuses strangers also where anybody may call', async () => {
    const bindings = { ALLOW_ANONYMOUS: '1', DECIDE_WEBHOOKS_SECRET: SECRET }
    const app = await openServedApp({ bindings })
    expect((await app.fetch(PATH, { method: 'POST', body })).status).toBe(401)
  })
})

describe('POST /v1/platforms/generic/decide', () => {
  const call = {
    path: PATH,
    method: 'POST',
    scope: 'decide',
    body: JSON.stringify({ campaign: 'spring', customer: EXAMPLE_CUSTOMER }),
  } as const

  it.each([
    ['a good call', 200],
    ['a slash at its end', 200],
    ['a body that cannot be read', 400],
    ['no body', 400],
    ['no key', 401],
    ['another key', 401],
    ['a key without the scope', 403],
    ['another method', 405],
    ['more than 4 MiB', 413],
  ] as const)('answers %s with %i', async (situation, status) => {
    expect((await answerIn(situation, call)).status).toBe(status)
  })

  it.each([
    ['too many calls', 'rate_limited'],
    ['a broken model', 'model_unavailable'],
  ] as const)('answers %s with a degraded decision', async (situation, reason) => {
    const response = await answerIn(situation, call)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ decision: 'send', degraded: true, reason })
  })

  it('answers 1,001 customers with 413', async () => {
    const customers = Array(1001).fill(EXAMPLE_CUSTOMER)
    const body = JSON.stringify({ campaign: 'spring', customers })
    expect((await answerIn('a good call', { ...call, body })).status).toBe(413)
  })
})
