import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DecisionRecord } from '../../../worker/log/decision-log.ts'
import { fanOut } from '../../../worker/log/fan-out.ts'
import type { RecordSink } from '../../../worker/log/record-sink.ts'
import { DECISION } from '../../helpers/log-records.ts'

const THROWS: RecordSink<DecisionRecord> = {
  write() {
    throw new Error(`cannot write ${DECISION.customer}`)
  },
}

const REJECTS: RecordSink<DecisionRecord> = {
  write: () => Promise.reject(new Error(`cannot write ${DECISION.customer}`)),
}

const HANGS: RecordSink<DecisionRecord> = { write: () => new Promise(() => {}) }

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('fanOut', () => {
  it('writes all records to all sinks, before it waits for any', () => {
    const print = vi.fn()
    const first = { write: vi.fn(() => new Promise<void>(() => {})) }
    const second = { write: vi.fn() }
    void fanOut({ first, second }, { print }).write([DECISION, DECISION])
    expect(first.write).toHaveBeenCalledExactlyOnceWith([DECISION, DECISION])
    expect(second.write).toHaveBeenCalledExactlyOnceWith([DECISION, DECISION])
    expect(print).not.toHaveBeenCalled()
  })

  it('waits for a slow sink', async () => {
    const done = vi.fn()
    const slow = { write: () => new Promise<void>((resolve) => setTimeout(resolve, 4000)) }
    const print = vi.fn()
    void Promise.resolve(fanOut({ slow }, { print }).write([DECISION])).then(done)
    await vi.advanceTimersByTimeAsync(3999)
    expect(done).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(done).toHaveBeenCalled()
    expect(print).not.toHaveBeenCalled()
  })

  it.each([
    ['throws', THROWS, 'error'],
    ['rejects', REJECTS, 'error'],
    ['hangs', HANGS, 'timeout'],
  ])('writes to the others where one %s, and names it', async (_name, broken, failure) => {
    const print = vi.fn()
    const other = { write: vi.fn() }
    const written = fanOut({ broken, other }, { print }).write([DECISION])
    await vi.advanceTimersByTimeAsync(5000)
    await expect(written).resolves.toBeUndefined()
    expect(other.write).toHaveBeenCalledExactlyOnceWith([DECISION])
    expect(print.mock.calls).toEqual([
      [`{"message":"sink failed","sink":"broken","failure":"${failure}"}`],
    ])
  })

  it('names each broken sink once, and goes on trying it', async () => {
    const print = vi.fn()
    const broken = { write: vi.fn(THROWS.write) }
    const sink = fanOut({ broken, other: REJECTS }, { print })
    await sink.write([DECISION])
    await sink.write([DECISION])
    expect(broken.write).toHaveBeenCalledTimes(2)
    expect(print.mock.calls.flat().sort()).toEqual([
      '{"message":"sink failed","sink":"broken","failure":"error"}',
      '{"message":"sink failed","sink":"other","failure":"error"}',
    ])
  })

  it('waits no longer than it is told to', async () => {
    const print = vi.fn()
    const written = fanOut({ HANGS }, { print, patienceMs: 10 }).write([DECISION])
    await vi.advanceTimersByTimeAsync(10)
    await written
    expect(print).toHaveBeenCalledOnce()
  })

  it('is content without sinks', async () => {
    await expect(fanOut({}, { print: () => {} }).write([DECISION])).resolves.toBeUndefined()
  })
})
