import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { askAfter } from '../../../../worker/page/customer/ask-after.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Answers, or rejects as `fetch` does once it is given up. */
function answerIn(ms: number, answer: string) {
  return (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      setTimeout(() => resolve(answer), ms)
      signal.addEventListener('abort', () => reject(signal.reason))
    })
}

describe('askAfter', () => {
  it('asks once the pause is over', async () => {
    const ask = vi.fn(answerIn(0, 'score'))
    const onAnswer = vi.fn()
    askAfter(150, ask, onAnswer)
    await vi.advanceTimersByTimeAsync(149)
    expect(ask).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(ask).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(1)
    expect(onAnswer).toHaveBeenCalledExactlyOnceWith('score')
  })

  it('does not ask what is taken back during the pause', async () => {
    const ask = vi.fn(answerIn(0, 'score'))
    const takeBack = askAfter(150, ask, vi.fn())
    takeBack()
    await vi.advanceTimersByTimeAsync(1000)
    expect(ask).not.toHaveBeenCalled()
  })

  it('gives up a question that is taken back, without a word', async () => {
    const onAnswer = vi.fn()
    const takeBack = askAfter(150, answerIn(1000, 'old'), onAnswer)
    await vi.advanceTimersByTimeAsync(500)
    takeBack()
    askAfter(150, answerIn(1000, 'new'), onAnswer)
    await vi.advanceTimersByTimeAsync(5000)
    expect(onAnswer).toHaveBeenCalledExactlyOnceWith('new')
  })

  it('hears no answer of a question that is taken back, even where it comes', async () => {
    const onAnswer = vi.fn()
    const answerAnyway = () => new Promise((resolve) => setTimeout(() => resolve('late'), 1000))
    const takeBack = askAfter(0, answerAnyway, onAnswer)
    await vi.advanceTimersByTimeAsync(500)
    takeBack()
    await vi.advanceTimersByTimeAsync(1000)
    expect(onAnswer).not.toHaveBeenCalled()
  })
})
