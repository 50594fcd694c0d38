import { expect, it } from 'vitest'
import { rankDrivers } from '../../../../worker/page/model/rank-drivers.ts'

const driver = (feature: string, lost: number | null) => ({
  feature,
  roc_auc_drop: lost === null ? null : { value: lost, low: lost, high: lost },
  log_loss_rise: { value: 0, low: 0, high: 0 },
})

const told = (...drivers: ReturnType<typeof driver>[]) =>
  rankDrivers(drivers).map(({ feature, place }) => [feature, place])

it('puts first what the ranking loses most without, and keeps where metrics.json has it', () => {
  expect(told(driver('visits', 0.01), driver('age', -0.02), driver('recency', 0.05))).toEqual([
    ['recency', 2],
    ['visits', 0],
    ['age', 1],
  ])
})

it('keeps the order where nothing could be ranked', () => {
  expect(told(driver('visits', null), driver('age', null))).toEqual([
    ['visits', 0],
    ['age', 1],
  ])
})
