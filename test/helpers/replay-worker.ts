/** A worker of its own around the Durable Object of seen messages, for tests in workerd. */

import { createDurableReplays, type ReplayNamespace } from '../../worker/replays/durable-replays.ts'
import { ReplayObject } from '../../worker/replays/replay-object.ts'
import type { ReplayStore } from '../../worker/replays/replay-store.ts'
import type { ReplayCall } from './replay-call.ts'

export { ReplayObject }

/** Forgets in a second what is else kept for days. */
export class ShortLivedReplays extends ReplayObject {
  protected override readonly lifetimeMs = 1000
  protected override readonly sweepDelayMs = 100
}

type Bindings = Readonly<Record<ReplayCall['binding'], ReplayNamespace>>

export default {
  /** Makes all calls at once; each answer is a value, or an error's name and message. */
  async fetch(request: Request, bindings: Bindings): Promise<Response> {
    const { binding, shard, calls } = (await request.json()) as ReplayCall
    const namespace = bindings[binding]
    const store = shard === null ? createDurableReplays(namespace) : namespace.getByName(shard)
    const outcomes = await Promise.allSettled(calls.map((call) => answer(store, call)))
    return Response.json(
      outcomes.map((outcome) =>
        outcome.status === 'fulfilled' ? (outcome.value ?? null) : String(outcome.reason),
      ),
    )
  },
}

function answer(store: ReplayStore, call: ReplayCall['calls'][number]): Promise<unknown> {
  if (call.method === 'claim') return store.claim(call.keys)
  if (call.method === 'recall') return store.recall(call.key)
  return store.remember(call.key, call.answer)
}
