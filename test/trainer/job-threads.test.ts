import { describe, expect, it } from 'vitest'
import { type JobThreads, runOnThreads } from '../../trainer/job-threads.ts'
import type { NumberJob, NumberMessage } from '../helpers/number-thread.ts'

const SCRIPT = new URL('../helpers/number-thread.ts', import.meta.url)

/** The first takes so long that threads end their jobs in another order. */
const JOBS: readonly NumberJob[] = [
  { kind: 'add', number: 1, waitMs: 100 },
  { kind: 'add', number: 2 },
  { kind: 'add', number: 3 },
]

function run(
  jobs: readonly NumberJob[],
  options: Partial<JobThreads<NumberMessage, number>> = {},
): Promise<number[]> {
  return runOnThreads<NumberJob, NumberMessage, number>(jobs, {
    ...{ script: SCRIPT, data: 10, threads: 2 },
    hear: (message) => (message.kind === 'sum' ? message.sum : undefined),
    ...options,
  })
}

/** Which threads said something of which job. */
async function threadsOf(jobs: readonly NumberJob[], threads: number): Promise<Set<number>[]> {
  const heard = jobs.map(() => new Set<number>())
  await run(jobs, {
    threads,
    hear(message, job) {
      if (message.kind === 'sum') return message.sum
      heard[job].add(message.thread)
      return undefined
    },
  })
  return heard
}

describe('runOnThreads', () => {
  it.each([1, 2, 3, 8])('gives results in the order of the jobs on %i threads', async (threads) => {
    expect(await run(JOBS, { threads })).toEqual([11, 12, 13])
  })

  it('gives nothing of no jobs', async () => {
    expect(await run([])).toEqual([])
  })

  it('starts each job once, on one thread', async () => {
    const heard = await threadsOf(JOBS, 2)
    expect(heard.map(({ size }) => size)).toEqual([1, 1, 1])
  })

  it.each([
    { threads: 1, used: 1 },
    { threads: 3, used: 3 },
    { threads: 8, used: 3 },
  ])('uses $used threads for three jobs where $threads are allowed', async ({ threads, used }) => {
    const waiting = JOBS.map((job) => ({ ...job, waitMs: 300 }))
    const heard = await threadsOf(waiting, threads)
    expect(new Set(heard.flatMap((threads) => [...threads])).size).toBe(used)
  })

  it('begins no further job after the last one', async () => {
    const isLast = (sum: number, job: number) => sum === 12 && job === 1
    expect(await run(JOBS, { threads: 1, isLast })).toEqual([11, 12])
  })

  it('ends jobs that have begun when another is the last one, but leaves out others', async () => {
    const [first, ...others] = JOBS.map((job) => ({ ...job, waitMs: 0 }))
    const jobs = [{ ...first, waitMs: 1000 }, ...others]
    const results = await run(jobs, { threads: 2, isLast: (_, job) => job === 1 })
    expect(results).toEqual([11, 12])
  })

  it.each([
    { how: 'throws', broken: { kind: 'fail' } as const, message: 'the thread broke' },
    {
      how: 'ends without a result',
      broken: { kind: 'exit' } as const,
      message: "Expected a job's result from its thread. Received its end.",
    },
  ])('fails where a thread $how', async ({ broken, message }) => {
    await expect(run([...JOBS, broken])).rejects.toThrow(message)
  })

  it('fails where the listener throws, with what it threw', async () => {
    const thrown = new TypeError('the listener broke')
    const hear = () => {
      throw thrown
    }
    await expect(run(JOBS, { hear })).rejects.toBe(thrown)
  })

  it('does not copy what lies in shared memory', async () => {
    const shared = new Int32Array(new SharedArrayBuffer(4))
    const counting = new URL('../helpers/counting-thread.ts', import.meta.url)
    await runOnThreads<Int32Array, 'done', true>([shared, shared, shared], {
      ...{ script: counting, data: null, threads: 2 },
      hear: () => true,
    })
    expect(shared[0]).toBe(3)
  })
})
