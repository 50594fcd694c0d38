import { describe, expect, it } from 'vitest'
import { type PolicySettings, settlePolicy } from '../../../../shared/policy.ts'
import type { ListRow } from '../../../../worker/page/list/list-row.ts'
import { settleRows } from '../../../../worker/page/list/row-result.ts'
import { schemaOf } from '../../../helpers/schema-of.ts'

const SCHEMA = schemaOf({ name: 'value', type: 'number', missing: true })

const SCORE = { probability: 0.25, percentile: 0.9, band: 'high' } as const

function customerOf(value: number | null): ListRow {
  return { kind: 'customer', line: 2, cells: [], sent: {}, values: [value] }
}

function policyOf(settings: PolicySettings) {
  const settled = settlePolicy(null, [settings], SCHEMA)
  if (!settled.ok) throw new Error(settled.issues.join(' '))
  return { schema: SCHEMA, policy: settled.policy }
}

describe('settleRows', () => {
  it.each([
    ['a value that is worth it', 8, 'send', 'worth_it', 1],
    ['a value that is not', 3, 'hold', 'below_minimum', -0.25],
  ])('decides by %s', (_name, value, decision, reason, profit) => {
    const judging = policyOf({ cost_per_send: 1, value_per_conversion: 'value' })
    const [result] = settleRows([customerOf(value)], [{ ok: true, score: SCORE }], judging)
    expect(result).toEqual({
      kind: 'scored',
      score: SCORE,
      judgement: { decision, reason, expected_profit: profit },
      lackingAmount: null,
    })
  })

  it('decides nothing for a customer whose value nobody knows, but keeps her score', () => {
    const judging = policyOf({ cost_per_send: 1, value_per_conversion: 'value' })
    const [result] = settleRows([customerOf(null)], [{ ok: true, score: SCORE }], judging)
    expect(result).toEqual({
      kind: 'scored',
      score: SCORE,
      judgement: null,
      lackingAmount: 'value',
    })
  })

  it('decides nothing without a policy', () => {
    const judging = { schema: SCHEMA, policy: null }
    const [result] = settleRows([customerOf(1)], [{ ok: true, score: SCORE }], judging)
    expect(result).toMatchObject({ kind: 'scored', judgement: null, lackingAmount: null })
  })

  it('gives each customer her own answer, past rows that were not sent', () => {
    const issues = [{ field: 'value', expected: 'a number', received: '"x"' }]
    const rows: ListRow[] = [
      { kind: 'objector', line: 2, cells: [] },
      customerOf(1),
      { kind: 'bad', line: 4, cells: [], issues },
      customerOf(2),
      customerOf(3),
    ]
    const answers = [
      { ok: true, score: { ...SCORE, probability: 0.1 } },
      { ok: false, issues },
      { ok: true, score: { ...SCORE, probability: 0.3 } },
    ] as const
    expect(settleRows(rows, answers, policyOf({}))).toMatchObject([
      { kind: 'objected' },
      { kind: 'scored', score: { probability: 0.1 } },
      { kind: 'bad', issues },
      { kind: 'bad', issues },
      { kind: 'scored', score: { probability: 0.3 } },
    ])
  })
})
