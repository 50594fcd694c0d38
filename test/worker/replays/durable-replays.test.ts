import { describe, expect, it, vi } from 'vitest'
import {
  createDurableReplays,
  type ReplayNamespace,
} from '../../../worker/replays/durable-replays.ts'
import { createMemoryReplays } from '../../../worker/replays/memory-replays.ts'
import type { ReplayStore } from '../../../worker/replays/replay-store.ts'

const KEYS = Array.from({ length: 100 }, (_, index) => `event:braze-currents:${index}`)

/** Shards in memory, and what was asked of each. */
function recordedNamespace(): { namespace: ReplayNamespace; asked: Record<string, string[][]> } {
  const asked: Record<string, string[][]> = {}
  const shards = new Map<string, ReplayStore>()
  const namespace: ReplayNamespace = {
    getByName(name) {
      const shard =
        shards.get(name) ?? createMemoryReplays({ capacity: 1000, now: () => new Date(0) })
      shards.set(name, shard)
      return {
        ...shard,
        claim(keys) {
          asked[name] = [...(asked[name] ?? []), [...keys]]
          return shard.claim(keys)
        },
      }
    },
  }
  return { namespace, asked }
}

describe('createDurableReplays', () => {
  it('asks each shard once, however many keys there are', async () => {
    const { namespace, asked } = recordedNamespace()
    await createDurableReplays(namespace).claim(KEYS)
    expect(Object.keys(asked).sort()).toEqual(
      Array.from({ length: 16 }, (_, shard) => `replays-${shard}`).sort(),
    )
    expect(Object.values(asked).every((claims) => claims.length === 1)).toBe(true)
    expect(Object.values(asked).flat(2).sort()).toEqual([...KEYS].sort())
  })

  it('asks no shard about no keys', async () => {
    const { namespace, asked } = recordedNamespace()
    expect(await createDurableReplays(namespace).claim([])).toEqual([])
    expect(asked).toEqual({})
  })

  // A key that moved to another shard would be new there.
  it.each([
    ['event:sendgrid:a', 'replays-4'],
    ['event:sendgrid:b', 'replays-13'],
    ['ü', 'replays-0'],
  ])('keeps %s in %s for ever', async (key, shard) => {
    const { namespace, asked } = recordedNamespace()
    await createDurableReplays(namespace).claim([key])
    expect(asked).toEqual({ [shard]: [[key]] })
  })

  it('gives new keys in the given order, each once', async () => {
    const store = createDurableReplays(recordedNamespace().namespace)
    await store.claim(['b', 'd'])
    expect(await store.claim(['e', 'd', 'c', 'e', 'b', 'a', 'c'])).toEqual(['e', 'c', 'a'])
  })

  it('finds an answer where it was put', async () => {
    const store = createDurableReplays(recordedNamespace().namespace)
    await Promise.all(KEYS.map((key) => store.remember(key, `answer to ${key}`)))
    expect(await Promise.all(KEYS.map((key) => store.recall(key)))).toEqual(
      KEYS.map((key) => `answer to ${key}`),
    )
  })

  it('asks the shards at once', async () => {
    let waiting = 0
    const patient: ReplayStore = {
      async claim(keys) {
        waiting += 1
        await vi.waitUntil(() => waiting === 16)
        return keys
      },
      recall: async () => null,
      remember: async () => {},
    }
    expect(await createDurableReplays({ getByName: () => patient }).claim(KEYS)).toEqual(KEYS)
  })

  it('rejects where one shard does', async () => {
    const broken: ReplayStore = {
      claim: async () => {
        throw new Error('overloaded')
      },
      recall: async () => null,
      remember: async () => {},
    }
    const store = createDurableReplays({ getByName: () => broken })
    await expect(store.claim(KEYS)).rejects.toThrow('overloaded')
  })
})
