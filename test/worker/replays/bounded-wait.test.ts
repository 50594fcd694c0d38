import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { STORAGE_BUDGET_MS, withinMs } from '../../../worker/replays/bounded-wait.ts'

const unhandled = vi.fn()

beforeEach(() => {
  unhandled.mockReset()
  process.on('unhandledRejection', unhandled)
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
  process.off('unhandledRejection', unhandled)
})

describe('withinMs', () => {
  it('gives the value, and leaves no timer', async () => {
    expect(await withinMs(() => Promise.resolve('value'), 250)).toEqual({
      ok: true,
      value: 'value',
    })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('gives a value that nobody has to wait for', async () => {
    expect(await withinMs(() => 'value', 250)).toEqual({ ok: true, value: 'value' })
  })

  it('starts the work before it returns', () => {
    const work = vi.fn()
    void withinMs(work, 250)
    expect(work).toHaveBeenCalledOnce()
  })

  it.each<[string, () => Promise<never>]>([
    ['rejection', () => Promise.reject(new Error('jane@example.com'))],
    [
      'throw',
      () => {
        throw new Error('jane@example.com')
      },
    ],
  ])('names a %s, without its reason, and leaves no timer', async (_name, refuse) => {
    const waited = await withinMs(refuse, 250)
    expect(waited).toEqual({ ok: false, failure: 'StorageFailure' })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('names a timeout, not before its time', async () => {
    const settled = vi.fn()
    const waited = withinMs(() => new Promise<never>(() => {}), STORAGE_BUDGET_MS).then(settled)
    await vi.advanceTimersByTimeAsync(249)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await waited
    expect(settled).toHaveBeenCalledExactlyOnceWith({ ok: false, failure: 'StorageTimeout' })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('handles a rejection that comes too late', async () => {
    const late = new Promise((_resolve, reject) => setTimeout(reject, 251, new Error('late')))
    const waited = withinMs(() => late, 250)
    await vi.advanceTimersByTimeAsync(251)
    expect(await waited).toEqual({ ok: false, failure: 'StorageTimeout' })
    vi.useRealTimers()
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(unhandled).not.toHaveBeenCalled()
  })

  it('lets a value that comes too late go', async () => {
    const late = new Promise((resolve) => setTimeout(resolve, 251, 'late'))
    const waited = withinMs(() => late, 250)
    await vi.advanceTimersByTimeAsync(251)
    expect(await waited).toEqual({ ok: false, failure: 'StorageTimeout' })
  })
})
