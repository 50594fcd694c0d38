/** What the app needs beside the model: made once an isolate from its bindings, and replaceable. */

import { type CurrentPolicy, readCurrentPolicy } from './decisions/current-policy.ts'
import { createIdentities, type Identities } from './decisions/identities.ts'
import type { Bindings } from './environment.ts'
import { decisionPoints, eventPoints } from './log/analytics-engine.ts'
import type { DecisionRecord, DecisionSink } from './log/decision-log.ts'
import type { EventRecord, EventSink } from './log/event-log.ts'
import { fanOut } from './log/fan-out.ts'
import { workersLogs } from './log/workers-logs.ts'
import { type ModelState, manifestOf } from './model/model.ts'
import { createKlaviyoProfiles, type KlaviyoProfiles } from './platforms/klaviyo-profiles.ts'
import { STORAGE_BUDGET_MS, withinMs } from './replays/bounded-wait.ts'
import { createDurableReplays } from './replays/durable-replays.ts'
import { createMemoryReplays } from './replays/memory-replays.ts'
import type { ReplayStore } from './replays/replay-store.ts'

export interface Services {
  readonly policy: CurrentPolicy
  readonly identities: Promise<Identities>
  readonly replays: ReplayStore
  readonly decisions: DecisionSink
  readonly events: EventSink
  /** Null where no key of Klaviyo's API is configured. */
  readonly klaviyo: KlaviyoProfiles | null
  /** Whether a caller has called too often; a limiter that does not answer stops nobody. */
  isOverRate(caller: string): Promise<boolean>
  now(): Date
  /** Writes a line of the log. */
  print(line: string): void
}

/** What services reach out of the isolate with. */
export interface Outside {
  now(): Date
  print(line: string): void
  fetch(request: Request): Promise<Response>
  /** Waits so many milliseconds. */
  sleep(ms: number): Promise<void>
}

/** Repeats that an isolate remembers where no Durable Object is bound. */
const MEMORY_CAPACITY = 20_000

/** Says in the log what is not bound and what that means. */
export function createServices(bindings: Bindings, model: ModelState, outside: Outside): Services {
  const { now, print } = outside
  const policy = readCurrentPolicy(bindings.POLICY, manifestOf(model))
  for (const notice of noticesOf(bindings, policy)) print(notice)
  return {
    policy,
    identities: createIdentities(bindings.DECISION_KEY ?? ''),
    replays: bindings.REPLAYS
      ? createDurableReplays(bindings.REPLAYS)
      : createMemoryReplays({ capacity: MEMORY_CAPACITY, now }),
    decisions: fanOut<DecisionRecord>(
      {
        'workers logs': workersLogs({ message: 'decision', print }),
        ...(bindings.DECISIONS && {
          'analytics engine': decisionPoints({ dataset: bindings.DECISIONS, print }),
        }),
      },
      { print },
    ),
    events: fanOut<EventRecord>(
      {
        'workers logs': workersLogs({ message: 'event', print }),
        ...(bindings.EVENTS && {
          'analytics engine': eventPoints({ dataset: bindings.EVENTS, print }),
        }),
      },
      { print },
    ),
    klaviyo: bindings.KLAVIYO_API_KEY
      ? createKlaviyoProfiles({ ...outside, apiKey: bindings.KLAVIYO_API_KEY })
      : null,
    async isOverRate(caller) {
      const { RATE_LIMIT } = bindings
      if (!RATE_LIMIT) return false
      const limited = await withinMs(() => RATE_LIMIT.limit({ key: caller }), STORAGE_BUDGET_MS)
      return limited.ok && !limited.value.success
    },
    now,
    print,
  }
}

function noticesOf(bindings: Bindings, { problem }: CurrentPolicy): string[] {
  return [
    ...(problem === null ? [] : [`Every decision is degraded. ${problem}`]),
    ...(bindings.DECISION_KEY
      ? []
      : ['DECISION_KEY is not set: whoever knows a customer can find her in the log by her hash.']),
    ...(bindings.REPLAYS ? [] : ['REPLAYS is not bound: repeats are known to this isolate only.']),
    ...(bindings.RATE_LIMIT ? [] : ['RATE_LIMIT is not bound: callers are not limited.']),
    ...(bindings.DECISIONS ? [] : ['DECISIONS is not bound: decisions go to Workers Logs only.']),
    ...(bindings.EVENTS ? [] : ['EVENTS is not bound: events go to Workers Logs only.']),
  ]
}
