/** Records as the worker's log gets them. */

import type { DecisionRecord } from '../../worker/log/decision-log.ts'
import type { EventRecord } from '../../worker/log/event-log.ts'

/** A decision of the model. */
export const DECISION: DecisionRecord = {
  at: '2026-11-24T10:00:00.000Z',
  tenant: 'shop',
  campaign: 'black-friday',
  decision_id: 'd-1',
  customer: 'c0ffee',
  platform: 'braze',
  decision: 'send',
  reason: 'worth_it',
  probability: 0.25,
  percentile: 87,
  band: 'high',
  expected_profit: -1,
  content: 'discount',
  holdout: false,
  degraded: false,
  model: '0123456789abcdef',
}

/** A decision that the policy took without the model, about a customer without an id. */
export const DEGRADED: DecisionRecord = {
  ...DECISION,
  decision_id: null,
  customer: null,
  reason: 'model_unavailable',
  probability: null,
  percentile: null,
  band: null,
  expected_profit: null,
  content: null,
  degraded: true,
  model: null,
}

export const CLICK: EventRecord = {
  provider: 'sendgrid',
  event_id: 'e-1',
  type: 'clicked',
  at: '2026-11-24T11:00:00.000Z',
  message_id: 'm-1',
  decision_id: 'd-1',
  machine: false,
}
