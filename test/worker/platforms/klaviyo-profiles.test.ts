import { describe, expect, it } from 'vitest'
import { createKlaviyoProfiles } from '../../../worker/platforms/klaviyo-profiles.ts'
import { type ScriptedAnswer, startKlaviyoServer } from '../../helpers/klaviyo-server.ts'

const PROFILE = '01GDDKASAP8TKDDA2GRZDSVP4H'
const START = Date.parse('2026-11-25T12:00:00Z')

/** A clock that moves only while somebody sleeps. */
async function update(...script: ScriptedAnswer[]) {
  const server = await startKlaviyoServer(...script)
  const waits: number[] = []
  const lines: string[] = []
  let now = START
  const profiles = createKlaviyoProfiles({
    apiKey: 'pk_secret',
    fetch: server.fetch,
    sleep: async (ms) => {
      waits.push(ms)
      now += ms
    },
    now: () => new Date(now),
    print: (line) => lines.push(line),
    patienceMs: 100,
  })
  await profiles.update(PROFILE, { presend_decision: 'hold', presend_content: null })
  return { received: server.received, waits, lines, elapsedMs: now - START }
}

const OK = { status: 200 }

const SILENT = { apiKey: 'pk_secret', print: () => {} }

describe('createKlaviyoProfiles', () => {
  it('updates a profile as Klaviyo documents it', async () => {
    const { received, waits, lines } = await update(OK)
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({
      method: 'PATCH',
      path: `/api/profiles/${PROFILE}`,
      headers: {
        authorization: 'Klaviyo-API-Key pk_secret',
        revision: '2026-04-15',
        accept: 'application/vnd.api+json',
        'content-type': 'application/vnd.api+json',
      },
    })
    expect(JSON.parse(received[0].body)).toEqual({
      data: {
        type: 'profile',
        id: PROFILE,
        attributes: {
          properties: {
            presend_decision: 'hold',
            presend_content: null,
            presend_scored_at: '2026-11-25T12:00:00.000Z',
          },
        },
      },
    })
    expect(waits).toEqual([])
    expect(lines).toEqual([])
  })

  it('tries again after 429 and 503, with the same body', async () => {
    const { received, waits, lines } = await update({ status: 429 }, { status: 503 }, OK)
    expect(received.map(({ body }) => body)).toEqual(Array(3).fill(received[0].body))
    expect(waits).toEqual([500, 1000])
    expect(lines).toEqual([])
  })

  it.each([
    ['a connection that ends', 'drop', [500]],
    ['an answer that does not come', 'hang', [500]],
    ['500', { status: 500 }, [500]],
    ['504', { status: 504 }, [500]],
    ['Retry-After in seconds', { status: 429, headers: { 'retry-after': '3' } }, [3000]],
    ['Retry-After below our own wait', { status: 429, headers: { 'retry-after': '0' } }, [500]],
    ['Retry-After beyond the cap', { status: 503, headers: { 'retry-after': '600' } }, [10_000]],
    [
      'Retry-After as a date',
      { status: 503, headers: { 'retry-after': 'Wed, 25 Nov 2026 12:00:04 GMT' } },
      [4000],
    ],
    ['Retry-After that is neither', { status: 429, headers: { 'retry-after': 'soon' } }, [500]],
  ] as const)('tries again after %s', async (_name, first, expected) => {
    const { received, waits } = await update(first, OK)
    expect(received).toHaveLength(2)
    expect(waits).toEqual(expected)
  })

  it.each([301, 400, 401, 403, 404, 409, 422])('gives up after %i', async (status) => {
    const headers = { location: 'https://elsewhere.example.com/' }
    const { received, lines } = await update({ status, headers }, OK)
    expect(received).toHaveLength(1)
    expect(lines).toEqual([`Klaviyo did not take a decision: status ${status}, attempt 1.`])
  })

  it('stays within 25 s, whatever fails', async () => {
    const { waits, lines, elapsedMs } = await update({ status: 503 })
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000])
    expect(elapsedMs).toBeLessThan(25_000)
    expect(lines).toEqual(['Klaviyo did not take a decision: status 503, attempt 6.'])
  })

  it('stays within 25 s where Klaviyo asks for longer waits', async () => {
    const { waits, elapsedMs } = await update({ status: 429, headers: { 'retry-after': '60' } })
    expect(waits).toEqual([10_000, 10_000])
    expect(elapsedMs).toBeLessThan(25_000)
  })

  it('prints neither the profile, nor the key, nor what Klaviyo says', async () => {
    const { lines } = await update('drop')
    expect(lines).toEqual(['Klaviyo did not take a decision: TypeError, attempt 6.'])
  })

  it('stays within 25 s where every attempt takes its time', async () => {
    let now = START
    const waits: number[] = []
    const profiles = createKlaviyoProfiles({
      ...SILENT,
      fetch: async () => {
        now += 5000
        throw new DOMException('no answer in time', 'TimeoutError')
      },
      sleep: async (ms) => {
        waits.push(ms)
        now += ms
      },
      now: () => new Date(now),
    })
    await profiles.update(PROFILE, {})
    expect(waits).toEqual([500, 1000, 2000])
    expect(now - START).toBeLessThanOrEqual(25_000)
  })

  it('waits for no answer longer than what is left', async () => {
    const server = await startKlaviyoServer('hang')
    const times = [START, START + 24_950]
    const profiles = createKlaviyoProfiles({
      ...SILENT,
      fetch: server.fetch,
      sleep: async () => {},
      now: () => new Date(times.shift() ?? START + 25_000),
    })
    const startedAt = performance.now()
    await profiles.update(PROFILE, {})
    expect(performance.now() - startedAt).toBeLessThan(1000)
    expect(server.received).toHaveLength(1)
  })

  // The runtime quotes a header outside ASCII in its warning, and this header is the key.
  it.each([
    ['an accent', 'pk_sécret'],
    ['quotes of a word processor', '“pk_secret”'],
    ['a line break', 'pk_\nsecret'],
  ])('sends no key that has %s, and quotes none', async (_name, apiKey) => {
    const lines: string[] = []
    let calls = 0
    const profiles = createKlaviyoProfiles({
      apiKey,
      fetch: async () => {
        calls++
        return new Response()
      },
      sleep: async () => {},
      now: () => new Date(START),
      print: (line) => lines.push(line),
    })
    await profiles.update(PROFILE, {})
    expect(calls).toBe(0)
    expect(lines).toEqual([
      'Expected KLAVIYO_API_KEY to be visible ASCII. Received other text: nothing is written.',
    ])
  })
})
