/** Seen messages that all isolates share: keys spread over Durable Objects. */

import type { ReplayStore } from './replay-store.ts'

/** Changing it forgets most of what was seen: keys move to other shards. */
const SHARDS = 16

/** What is needed of a binding to `ReplayObject`. */
export interface ReplayNamespace {
  getByName(name: string): ReplayStore
}

/** Rejects with whatever a shard rejects with; the keys of the other shards are claimed all the same. */
export function createDurableReplays(namespace: ReplayNamespace): ReplayStore {
  return {
    async claim(keys) {
      const claims = Array.from(groupByShard(keys), ([shard, group]) =>
        namespace.getByName(shard).claim(group),
      )
      const fresh = new Set((await Promise.all(claims)).flat())
      // `delete` tells whether the key was there: one given twice is new once.
      return keys.filter((key) => fresh.delete(key))
    },
    recall: async (key) => namespace.getByName(shardOf(key)).recall(key),
    remember: async (key, answer) => namespace.getByName(shardOf(key)).remember(key, answer),
  }
}

function groupByShard(keys: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const key of keys) {
    const shard = shardOf(key)
    const group = groups.get(shard)
    if (group) group.push(key)
    else groups.set(shard, [key])
  }
  return groups
}

/** FNV-1a over UTF-16 units: the same shard for a key in every isolate and every release. */
function shardOf(key: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  }
  // The low bits of FNV-1a are its weak ones: the high half is folded in.
  return `replays-${((hash >>> 16) ^ (hash & 0xffff)) % SHARDS}`
}
