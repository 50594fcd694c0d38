import { describe, expect, it, vi } from 'vitest'
import {
  type DataPoint,
  decisionPoints,
  eventPoints,
} from '../../../worker/log/analytics-engine.ts'
import { CLICK, DECISION, DEGRADED } from '../../helpers/log-records.ts'

function recordedDataset() {
  const points: DataPoint[] = []
  const print = vi.fn<(line: string) => void>()
  return { points, print, dataset: { writeDataPoint: (point: DataPoint) => points.push(point) } }
}

describe('decisionPoints', () => {
  it('writes a decision in a fixed order', async () => {
    const { points, ...options } = recordedDataset()
    await decisionPoints(options).write([DECISION])
    expect(points).toEqual([
      {
        indexes: ['d-1'],
        blobs: [
          '2026-11-24T10:00:00.000Z',
          'shop',
          'black-friday',
          'c0ffee',
          'braze',
          'send',
          'worth_it',
          'high',
          'discount',
          '0123456789abcdef',
        ],
        doubles: [0.25, 87, -1, 1, 0, 0],
      },
    ])
  })

  it('tells what is not known from every number that could be', async () => {
    const { points, ...options } = recordedDataset()
    await decisionPoints(options).write([DEGRADED])
    expect(points).toEqual([
      {
        indexes: [''],
        blobs: [
          '2026-11-24T10:00:00.000Z',
          'shop',
          'black-friday',
          '',
          'braze',
          'send',
          'model_unavailable',
          '',
          '',
          '',
        ],
        doubles: [-1, -1, 0, 0, 0, 1],
      },
    ])
  })

  it.each([
    ['a probability of 0', { probability: 0 }, [0, 87, -1, 1, 0, 0]],
    ['a percentile of 0', { percentile: 0 }, [0.25, 0, -1, 1, 0, 0]],
    ['a profit of 0', { expected_profit: 0 }, [0.25, 87, 0, 1, 0, 0]],
    ['a profit without end', { expected_profit: Infinity }, [0.25, 87, 0, 0, 0, 0]],
    ['a probability that is no number', { probability: NaN }, [-1, 87, -1, 1, 0, 0]],
    ['the holdout', { holdout: true }, [0.25, 87, -1, 1, 1, 0]],
  ])('writes %s', async (_name, changes, doubles) => {
    const { points, ...options } = recordedDataset()
    await decisionPoints(options).write([{ ...DECISION, ...changes }])
    expect(points[0].doubles).toEqual(doubles)
  })

  it('cuts texts to 200 characters and the index to 96 bytes', async () => {
    const { points, ...options } = recordedDataset()
    const long = { campaign: 'c'.repeat(300), decision_id: `${'d'.repeat(95)}éé` }
    await decisionPoints(options).write([{ ...DECISION, ...long }])
    expect(points[0].blobs[2]).toBe('c'.repeat(200))
    expect(points[0].indexes).toEqual(['d'.repeat(95)])
  })

  it('writes the first 250 records, and says how many are left', async () => {
    const { points, ...options } = recordedDataset()
    const records = Array.from({ length: 253 }, (_, index) => ({
      ...DECISION,
      decision_id: `d-${index}`,
    }))
    await decisionPoints(options).write(records)
    expect(points).toHaveLength(250)
    expect(points[249].indexes).toEqual(['d-249'])
    expect(options.print.mock.calls).toEqual([
      ['{"message":"analytics engine is full","records":"decision","left":3}'],
    ])
  })

  it('says nothing of 250', async () => {
    const { points, ...options } = recordedDataset()
    await decisionPoints(options).write(Array.from({ length: 250 }, () => DECISION))
    expect(points).toHaveLength(250)
    expect(options.print).not.toHaveBeenCalled()
  })
})

describe('eventPoints', () => {
  it('writes an event in a fixed order', async () => {
    const { points, ...options } = recordedDataset()
    const open = { ...CLICK, message_id: null, decision_id: null, machine: true }
    await eventPoints(options).write([CLICK, open])
    expect(points).toEqual([
      {
        indexes: ['d-1'],
        blobs: ['2026-11-24T11:00:00.000Z', 'sendgrid', 'clicked', 'e-1', 'm-1', 'd-1'],
        doubles: [0],
      },
      {
        indexes: [''],
        blobs: ['2026-11-24T11:00:00.000Z', 'sendgrid', 'clicked', 'e-1', '', ''],
        doubles: [1],
      },
    ])
  })
})
