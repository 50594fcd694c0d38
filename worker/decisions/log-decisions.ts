/** Writes decisions to the log after the answer, each once, whoever asks again. */

import type { DecisionRecord } from '../log/decision-log.ts'
import { nameOfError } from '../name-of-error.ts'
import { onlyNew } from '../replays/only-new.ts'
import type { Services } from '../services.ts'
import type { Decision } from './decision.ts'

export interface DecidedCall {
  readonly tenant: string
  readonly campaign: string
  readonly platform: string
}

/** Never rejects: a decision that was answered stands, whatever becomes of its record. */
export async function logDecisions(
  decisions: readonly Decision[],
  { tenant, campaign, platform }: DecidedCall,
  services: Services,
): Promise<void> {
  try {
    const identities = await services.identities
    const at = services.now().toISOString()
    const news = await keepNews(decisions, services)
    const records = await Promise.all(
      news.map(
        async (decision): Promise<DecisionRecord> => ({
          at,
          tenant,
          campaign,
          platform,
          decision_id: decision.decision_id,
          customer:
            decision.id === null ? null : await identities.customerHash(tenant, decision.id),
          decision: decision.decision,
          reason: decision.reason,
          probability: decision.probability,
          percentile: decision.percentile,
          band: decision.band,
          expected_profit: decision.expected_profit,
          content: decision.content,
          holdout: decision.reason === 'holdout',
          degraded: decision.degraded,
          model: decision.model,
        }),
      ),
    )
    await services.decisions.write(records)
  } catch (error) {
    services.print(`Decisions were not logged: ${nameOfError(error)}`)
  }
}

/**
 * Those not yet logged: a platform renders a message two or three times. An answer that changed
 * is news. Where storage cannot tell, twice beats never: readers have the decision's id.
 */
async function keepNews(
  decisions: readonly Decision[],
  { replays, print }: Services,
): Promise<readonly Decision[]> {
  const news = await onlyNew(decisions, decisions.map(keyOf), replays)
  if (news.ok) return news.value
  print(`Repeats are logged again: ${news.failure}`)
  return decisions
}

/** Null: without an id nobody can tell one such decision from another. */
function keyOf({ decision_id, model, decision, reason, probability }: Decision): string | null {
  if (decision_id === null) return null
  return ['log', decision_id, model, decision, reason, probability].join(':')
}
