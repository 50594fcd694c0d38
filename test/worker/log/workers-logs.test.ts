import { describe, expect, it, vi } from 'vitest'
import { workersLogs } from '../../../worker/log/workers-logs.ts'
import { CLICK, DECISION, DEGRADED } from '../../helpers/log-records.ts'

describe('workersLogs', () => {
  it('prints one line of JSON a record', async () => {
    const print = vi.fn<(line: string) => void>()
    await workersLogs({ message: 'decision', print }).write([DECISION, DEGRADED])
    expect(print.mock.calls.map(([line]) => JSON.parse(line))).toEqual([
      { message: 'decision', ...DECISION },
      { message: 'decision', ...DEGRADED },
    ])
  })

  it('calls events events', async () => {
    const print = vi.fn<(line: string) => void>()
    await workersLogs({ message: 'event', print }).write([CLICK])
    expect(JSON.parse(print.mock.calls[0][0])).toEqual({ message: 'event', ...CLICK })
  })

  it('cuts a campaign to 200 characters', async () => {
    const print = vi.fn<(line: string) => void>()
    await workersLogs({ message: 'decision', print }).write([
      { ...DECISION, campaign: 'c'.repeat(201) },
    ])
    expect(JSON.parse(print.mock.calls[0][0])).toMatchObject({ campaign: 'c'.repeat(200) })
  })

  it('stays on one line, whatever a campaign is called', async () => {
    const print = vi.fn<(line: string) => void>()
    const campaign = 'black\n{"message":"decision"}\r\n'
    await workersLogs({ message: 'decision', print }).write([{ ...DECISION, campaign }])
    expect(print.mock.calls[0][0]).not.toMatch(/[\r\n]/)
    expect(JSON.parse(print.mock.calls[0][0])).toMatchObject({ campaign })
  })

  it('prints nothing of no records', async () => {
    const print = vi.fn()
    await workersLogs({ message: 'decision', print }).write([])
    expect(print).not.toHaveBeenCalled()
  })
})
