/** Seen messages in this isolate's memory: for a worker without storage, and for tests. */

import { isKeptAnswer, REPLAY_LIFETIME_MS, requireReplayKeys } from './replay-limits.ts'
import type { ReplayStore } from './replay-store.ts'

export interface MemoryReplaysOptions {
  /** How many keys are kept; beyond, the one that was longest not claimed or answered falls out. */
  readonly capacity: number
  /** How many characters of answers are kept, likewise. */
  readonly answerCapacity?: number
  readonly now: () => Date
}

/** 32 MB of JavaScript's text, a quarter of what an isolate may take. */
const ANSWER_CAPACITY = 16 * 1024 * 1024

interface Seen {
  readonly isClaimed: boolean
  readonly answer: string | null
  readonly expiresAt: number
}

/** Another isolate knows nothing of these keys, and a new one starts with none. */
export function createMemoryReplays({
  capacity,
  answerCapacity = ANSWER_CAPACITY,
  now,
}: MemoryReplaysOptions): ReplayStore {
  // A Map iterates in the order of insertion: the first entry is the one longest untouched.
  const entries = new Map<string, Seen>()
  let answered = 0

  function find(key: string): Seen | undefined {
    const entry = entries.get(key)
    return entry && entry.expiresAt > now().getTime() ? entry : undefined
  }

  function drop(key: string): void {
    answered -= entries.get(key)?.answer?.length ?? 0
    entries.delete(key)
  }

  function put(key: string, entry: Seen): void {
    drop(key)
    entries.set(key, entry)
    answered += entry.answer?.length ?? 0
    for (const oldest of entries.keys()) {
      if (entries.size <= capacity && answered <= answerCapacity) break
      drop(oldest)
    }
  }

  function claimOne(key: string): boolean {
    const entry = find(key)
    if (entry?.isClaimed) {
      put(key, entry)
      return false
    }
    put(key, { isClaimed: true, answer: entry?.answer ?? null, expiresAt: expiry(now()) })
    return true
  }

  return {
    async claim(keys) {
      requireReplayKeys(keys)
      return keys.filter(claimOne)
    },
    async recall(key) {
      requireReplayKeys([key])
      return find(key)?.answer ?? null
    },
    async remember(key, answer) {
      requireReplayKeys([key])
      const entry = find(key)
      if (!isKeptAnswer(answer) || (entry && entry.answer !== null)) return
      put(key, { isClaimed: entry?.isClaimed ?? false, answer, expiresAt: expiry(now()) })
    },
  }
}

function expiry(now: Date): number {
  return now.getTime() + REPLAY_LIFETIME_MS
}
