import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestHarness, type TestHarness } from 'wrangler'
import type { ReplayCall } from '../../helpers/replay-call.ts'

const WORKER = 'replays'

let harness: TestHarness

beforeAll(async () => {
  harness = createTestHarness({
    workers: [
      {
        config: {
          name: WORKER,
          main: join(import.meta.dirname, '../../helpers/replay-worker.ts'),
          compatibility_date: '2026-08-01',
          durable_objects: {
            bindings: [
              { name: 'REPLAYS', class_name: 'ReplayObject' },
              { name: 'SHORT', class_name: 'ShortLivedReplays' },
            ],
          },
          migrations: [{ tag: 'v1', new_sqlite_classes: ['ReplayObject', 'ShortLivedReplays'] }],
        },
      },
    ],
  })
  await harness.listen()
}, 60_000)

afterAll(() => harness.close())

async function ask(
  calls: ReplayCall['calls'],
  { binding = 'REPLAYS', shard = null }: Partial<ReplayCall> = {},
): Promise<unknown> {
  const body = JSON.stringify({ binding, shard, calls })
  const response = await harness.fetch('/', { method: 'POST', body })
  return response.json()
}

async function execute(
  binding: ReplayCall['binding'],
  shard: string,
  sql: string,
): Promise<readonly unknown[]> {
  const storage = await harness.getWorker(WORKER).getDurableObjectStorage(binding, { name: shard })
  return storage.exec(sql)
}

function rowsOf(binding: ReplayCall['binding'], shard: string): Promise<readonly unknown[]> {
  return execute(binding, shard, 'SELECT key, claimed, answer FROM replays ORDER BY key')
}

describe('ReplayObject', () => {
  it('has a key as new once', async () => {
    expect(await ask([{ method: 'claim', keys: ['once', 'other'] }])).toEqual([['once', 'other']])
    expect(await ask([{ method: 'claim', keys: ['third', 'once'] }])).toEqual([['third']])
  })

  it('lets one of 50 claims at once have a key', async () => {
    const calls = Array.from({ length: 50 }, () => ({ method: 'claim', keys: ['race'] }) as const)
    const answers = (await ask(calls)) as string[][]
    expect(answers.filter((fresh) => fresh.length > 0)).toEqual([['race']])
  })

  it('keeps the first answer', async () => {
    expect(await ask([{ method: 'recall', key: 'asked' }])).toEqual([null])
    await ask([{ method: 'remember', key: 'asked', answer: 'first' }])
    await ask([{ method: 'remember', key: 'asked', answer: 'second' }])
    expect(await ask([{ method: 'recall', key: 'asked' }])).toEqual(['first'])
  })

  it('lets one of 50 answers at once be the first', async () => {
    const calls = Array.from(
      { length: 50 },
      (_, index) => ({ method: 'remember', key: 'answers', answer: `answer ${index}` }) as const,
    )
    await ask(calls)
    const kept = await ask([{ method: 'recall', key: 'answers' }])
    await ask(calls)
    expect(await ask([{ method: 'recall', key: 'answers' }])).toEqual(kept)
  })

  it('keeps claims and answers apart, whichever comes first', async () => {
    await ask([{ method: 'remember', key: 'answered', answer: 'yes' }])
    expect(await ask([{ method: 'claim', keys: ['answered'] }])).toEqual([['answered']])
    expect(await ask([{ method: 'recall', key: 'answered' }])).toEqual(['yes'])
    expect(await ask([{ method: 'claim', keys: ['answered'] }])).toEqual([[]])

    await ask([{ method: 'claim', keys: ['claimed'] }])
    await ask([{ method: 'remember', key: 'claimed', answer: 'yes' }])
    expect(await ask([{ method: 'claim', keys: ['claimed'] }])).toEqual([[]])
    expect(await ask([{ method: 'recall', key: 'claimed' }])).toEqual(['yes'])
  })

  it('keeps an answer of 64 KiB and none beyond', async () => {
    const largest = 'é'.repeat(32 * 1024)
    await ask([{ method: 'remember', key: 'largest', answer: largest }])
    await ask([{ method: 'remember', key: 'too large', answer: `${largest}!` }])
    expect(await ask([{ method: 'recall', key: 'largest' }])).toEqual([largest])
    expect(await ask([{ method: 'recall', key: 'too large' }])).toEqual([null])
  })

  it.each([
    ['', 0],
    ['k'.repeat(201), 201],
  ])('refuses a key of %j', async (key, length) => {
    const refusal = `RangeError: Expected keys of 1 to 200 characters. Received one of ${length}.`
    expect(
      await ask([
        { method: 'claim', keys: ['good', key] },
        { method: 'recall', key },
        { method: 'remember', key, answer: 'x' },
        { method: 'recall', key: 'k'.repeat(200) },
      ]),
    ).toEqual([refusal, refusal, refusal, null])
  })

  it('takes a key for what it is, whatever it says in SQL', async () => {
    const key = `'); DROP TABLE replays; --`
    expect(await ask([{ method: 'claim', keys: [key] }])).toEqual([[key]])
    expect(await ask([{ method: 'claim', keys: [key] }])).toEqual([[]])
  })

  it('spreads keys over 16 shards', async () => {
    const keys = Array.from({ length: 400 }, (_, index) => `spread ${index}`)
    expect(await ask([{ method: 'claim', keys }])).toEqual([keys])
    const counts = await Promise.all(
      Array.from({ length: 16 }, async (_, shard) => {
        const rows = await rowsOf('REPLAYS', `replays-${shard}`)
        return rows.filter((row) => JSON.stringify(row).includes('spread')).length
      }),
    )
    expect(counts.reduce((sum, count) => sum + count)).toBe(400)
    expect(Math.min(...counts)).toBeGreaterThan(10)
    expect(Math.max(...counts)).toBeLessThan(40)
  })

  it('still knows after it was evicted', async () => {
    const shard = { shard: 'evicted' }
    await ask([{ method: 'claim', keys: ['kept'] }], shard)
    await ask([{ method: 'remember', key: 'kept', answer: 'answer' }], shard)
    await harness.getWorker(WORKER).evictDurableObject('ReplayObject', { name: 'evicted' })
    expect(await ask([{ method: 'claim', keys: ['kept'] }], shard)).toEqual([[]])
    expect(await ask([{ method: 'recall', key: 'kept' }], shard)).toEqual(['answer'])
  })

  it('forgets what has expired, before it is swept', async () => {
    const shard = { shard: 'forgetful' }
    await ask([{ method: 'claim', keys: ['key'] }], shard)
    await ask([{ method: 'remember', key: 'key', answer: 'old' }], shard)
    await execute('REPLAYS', 'forgetful', 'UPDATE replays SET expires_at = 0')
    expect(await ask([{ method: 'recall', key: 'key' }], shard)).toEqual([null])
    expect(await ask([{ method: 'claim', keys: ['key'] }], shard)).toEqual([['key']])
    expect(await ask([{ method: 'recall', key: 'key' }], shard)).toEqual([null])
  })

  it('takes a new answer in the place of an expired one, and forgets its claim', async () => {
    const shard = { shard: 'renewed' }
    await ask([{ method: 'claim', keys: ['key'] }], shard)
    await ask([{ method: 'remember', key: 'key', answer: 'old' }], shard)
    await execute('REPLAYS', 'renewed', 'UPDATE replays SET expires_at = 0')
    await ask([{ method: 'remember', key: 'key', answer: 'new' }], shard)
    expect(await ask([{ method: 'recall', key: 'key' }], shard)).toEqual(['new'])
    expect(await ask([{ method: 'claim', keys: ['key'] }], shard)).toEqual([['key']])
  })

  it('remembers for 8 days', async () => {
    await ask([{ method: 'claim', keys: ['key'] }], { shard: 'lifetime' })
    const [row] = await execute(
      'REPLAYS',
      'lifetime',
      "SELECT (expires_at - unixepoch('now') * 1000) / 3600000.0 AS hours FROM replays",
    )
    expect(row).toEqual({ hours: expect.closeTo(8 * 24, 1) })
  })

  it('sweeps expired rows by alarm, in steps, and keeps the others', async () => {
    const keys = Array.from({ length: 1001 }, (_, index) => `old ${index}`)
    await ask([{ method: 'claim', keys: ['young'] }], { binding: 'SHORT', shard: 'swept' })
    await execute('SHORT', 'swept', 'UPDATE replays SET expires_at = 9e15')
    await ask([{ method: 'claim', keys }], { binding: 'SHORT', shard: 'swept' })
    await expect
      .poll(() => rowsOf('SHORT', 'swept'), { timeout: 10_000 })
      .toEqual([{ key: 'young', claimed: 1, answer: null }])
  })

  it('sets its alarm anew for what comes after a sweep', async () => {
    const short = { binding: 'SHORT', shard: 'anew' } as const
    await ask([{ method: 'claim', keys: ['first'] }], short)
    await expect.poll(() => rowsOf('SHORT', 'anew'), { timeout: 10_000 }).toEqual([])
    await ask([{ method: 'remember', key: 'second', answer: 'x' }], short)
    expect(await rowsOf('SHORT', 'anew')).toHaveLength(1)
    await expect.poll(() => rowsOf('SHORT', 'anew'), { timeout: 10_000 }).toEqual([])
  })
})
