import { describe, expect, it } from 'vitest'
import { createMemoryReplays } from '../../../worker/replays/memory-replays.ts'

const START = Date.parse('2026-11-01T00:00:00Z')
const DAY_MS = 24 * 60 * 60 * 1000

/** A store whose clock stands still until it is set. */
function storeWithClock(capacity = 100) {
  let now = START
  const store = createMemoryReplays({ capacity, now: () => new Date(now) })
  return { store, setDay: (day: number) => (now = START + day * DAY_MS) }
}

describe('createMemoryReplays', () => {
  it('has a key as new once', async () => {
    const { store } = storeWithClock()
    expect(await store.claim(['b', 'a'])).toEqual(['b', 'a'])
    expect(await store.claim(['c', 'a', 'd'])).toEqual(['c', 'd'])
  })

  it('has a key that is given twice as new once', async () => {
    const { store } = storeWithClock()
    expect(await store.claim(['a', 'b', 'a'])).toEqual(['a', 'b'])
  })

  it('forgets a claim 8 days after the first, whatever came between', async () => {
    const { store, setDay } = storeWithClock()
    await store.claim(['a'])
    setDay(7.9)
    expect(await store.claim(['a'])).toEqual([])
    setDay(8)
    expect(await store.claim(['a'])).toEqual(['a'])
  })

  it('forgets an answer after 8 days', async () => {
    const { store, setDay } = storeWithClock()
    await store.remember('a', 'answer')
    setDay(7.9)
    expect(await store.recall('a')).toBe('answer')
    setDay(8)
    expect(await store.recall('a')).toBeNull()
  })

  it('keeps the first answer, and after its time a new one', async () => {
    const { store, setDay } = storeWithClock()
    expect(await store.recall('a')).toBeNull()
    await store.remember('a', 'first')
    await store.remember('a', 'second')
    expect(await store.recall('a')).toBe('first')
    setDay(9)
    await store.remember('a', 'third')
    expect(await store.recall('a')).toBe('third')
  })

  it('takes an empty answer for an answer', async () => {
    const { store } = storeWithClock()
    await store.remember('a', '')
    await store.remember('a', 'second')
    expect(await store.recall('a')).toBe('')
  })

  it('keeps claims and answers apart, whichever comes first', async () => {
    const { store } = storeWithClock()
    await store.remember('a', 'answer')
    expect(await store.claim(['a'])).toEqual(['a'])
    expect(await store.recall('a')).toBe('answer')
    await store.claim(['b'])
    await store.remember('b', 'answer')
    expect(await store.claim(['b'])).toEqual([])
  })

  it('lets the key fall out that was longest not claimed', async () => {
    const { store } = storeWithClock(2)
    await store.claim(['a', 'b'])
    await store.claim(['a'])
    await store.claim(['c'])
    expect(await store.claim(['a'])).toEqual([])
    expect(await store.claim(['b'])).toEqual(['b'])
  })

  it('lets answers fall out that are too much together, the oldest first', async () => {
    const store = createMemoryReplays({
      capacity: 100,
      answerCapacity: 10,
      now: () => new Date(START),
    })
    for (const key of ['a', 'b', 'c']) await store.remember(key, '12345')
    const recalled = await Promise.all(['a', 'b', 'c'].map((key) => store.recall(key)))
    expect(recalled).toEqual([null, '12345', '12345'])
  })

  it('holds answers within its capacity too', async () => {
    const { store } = storeWithClock(1)
    await store.remember('a', 'answer')
    await store.remember('b', 'answer')
    expect([await store.recall('a'), await store.recall('b')]).toEqual([null, 'answer'])
  })

  it('keeps an answer of 64 KiB and none beyond', async () => {
    const { store } = storeWithClock()
    const largest = 'é'.repeat(32 * 1024)
    await store.remember('a', largest)
    await store.remember('b', `${largest}!`)
    await store.remember('c', 'x'.repeat(64 * 1024 + 1))
    expect([await store.recall('a'), await store.recall('b'), await store.recall('c')]).toEqual([
      largest,
      null,
      null,
    ])
  })

  it.each([
    ['', 0],
    ['k'.repeat(201), 201],
  ])('refuses a key of %j, and claims none beside it', async (key, length) => {
    const { store } = storeWithClock()
    const refusal = new RangeError(
      `Expected keys of 1 to 200 characters. Received one of ${length}.`,
    )
    await expect(store.claim(['good', key])).rejects.toThrow(refusal)
    await expect(store.recall(key)).rejects.toThrow(refusal)
    await expect(store.remember(key, 'x')).rejects.toThrow(refusal)
    expect(await store.claim(['good', 'k'.repeat(200)])).toHaveLength(2)
  })

  it('has its own entries each', async () => {
    const { store: first } = storeWithClock()
    const { store: second } = storeWithClock()
    await first.claim(['__proto__'])
    expect(await second.claim(['__proto__'])).toEqual(['__proto__'])
    expect(await first.claim(['__proto__'])).toEqual([])
  })
})
