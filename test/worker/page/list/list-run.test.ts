import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEMA } from '../../../../shared/schema.ts'
import {
  createListRun,
  isUnderWay,
  type ListView,
  type OpenThread,
} from '../../../../worker/page/list/list-run.ts'
import type { FromThread, ToThread } from '../../../../worker/page/list/thread-messages.ts'
import { troubleOf } from '../../../helpers/list-world.ts'

interface FakeThread {
  readonly say: (message: FromThread) => void
  readonly fail: () => void
  readonly heard: ToThread[]
  isEnded: boolean
}

function openRun() {
  const threads: FakeThread[] = []
  const openThread: OpenThread = (say, fail) => {
    const thread: FakeThread = { say, fail, heard: [], isEnded: false }
    threads.push(thread)
    return {
      post: (message) => void thread.heard.push(message),
      end: () => {
        thread.isEnded = true
      },
    }
  }
  const run = createListRun(openThread)
  const views: (ListView | null)[] = []
  run.follow((view) => views.push(view))
  return { run, threads, views, lastThread: () => threads.at(-1) as FakeThread }
}

const JOB = { file: new Blob([]), schema: DEFAULT_SCHEMA, version: 'v1', policy: null }

const RESULT = {
  tally: { rows: 0 },
  list: new Blob([]),
} as unknown as Extract<FromThread, { kind: 'done' }>['result'] // nothing reads more of it

describe('createListRun', () => {
  it('follows a list from its drop to its end, and ends its thread then', () => {
    const { run, views, lastThread } = openRun()
    run.start('a.csv', JOB, 'key')
    const thread = lastThread()
    thread.say({ kind: 'scoring', rows: 9, done: 3 })
    thread.say({ kind: 'waiting', rows: 9, done: 3, trouble: troubleOf('busy'), seconds: 2 })
    expect(thread.isEnded).toBe(false)
    thread.say({ kind: 'done', result: RESULT, seconds: 1 })
    expect(thread.heard).toEqual([{ kind: 'start', job: JOB, apiKey: 'key' }])
    expect(thread.isEnded).toBe(true)
    expect(views).toMatchObject([
      { name: 'a.csv', phase: 'checking', rows: 0 },
      { phase: 'scoring', rows: 9, done: 3, waiting: null },
      { phase: 'scoring', waiting: { seconds: 2 } },
      { phase: 'done', seconds: 1 },
    ])
  })

  it('goes on after a stop with another key, and remembers which one was sent', () => {
    const { run, lastThread } = openRun()
    run.start('a.csv', JOB, null)
    const stopped = { kind: 'stopped', trouble: troubleOf('unauthorized'), result: RESULT } as const
    lastThread().say(stopped)
    expect(run.view()).toMatchObject({ phase: 'stopped', apiKey: null })
    run.goOn('key')
    lastThread().say(stopped)
    expect(run.view()).toMatchObject({ phase: 'stopped', apiKey: 'key' })
    expect(lastThread().heard.at(-1)).toEqual({ kind: 'continue', apiKey: 'key' })
  })

  it('hears nothing more of a list that gave way to another', () => {
    const { run, threads } = openRun()
    run.start('a.csv', JOB, null)
    run.start('b.csv', JOB, null)
    threads[0]?.say({ kind: 'done', result: RESULT, seconds: 1 })
    threads[0]?.fail()
    expect(threads[0]?.isEnded).toBe(true)
    expect(run.view()).toMatchObject({ name: 'b.csv', phase: 'checking' })
  })

  it('has failed where its thread breaks', () => {
    const { run, lastThread } = openRun()
    run.start('a.csv', JOB, null)
    lastThread().fail()
    expect(run.view()).toEqual({ name: 'a.csv', phase: 'failed', result: null })
  })

  it('cancels by asking the thread, which has the rows', () => {
    const { run, lastThread } = openRun()
    run.start('a.csv', JOB, null)
    run.cancel()
    expect(lastThread().heard.at(-1)).toEqual({ kind: 'cancel' })
    expect(lastThread().isEnded).toBe(false)
    lastThread().say({ kind: 'cancelled', result: null })
    expect(run.view()).toEqual({ name: 'a.csv', phase: 'cancelled', result: null })
  })

  it('forgets a list that is put away', () => {
    const { run, views, lastThread } = openRun()
    run.start('a.csv', JOB, null)
    run.putAway()
    expect([run.view(), views.at(-1), lastThread().isEnded]).toEqual([null, null, true])
  })

  it('tells nothing to whoever no longer follows', () => {
    const { run } = openRun()
    let heard = 0
    const stop = run.follow(() => {
      heard += 1
    })
    stop()
    run.putAway()
    expect(heard).toBe(0)
  })
})

describe('isUnderWay', () => {
  it.each([
    [{ phase: 'checking', rows: 0 }, true],
    [{ phase: 'scoring', rows: 1, done: 1, waiting: null }, true],
    [{ phase: 'stopped', trouble: troubleOf('busy'), result: RESULT, apiKey: null }, true],
    [{ phase: 'done', result: RESULT, seconds: 1 }, false],
    [{ phase: 'cancelled', result: null }, false],
    [{ phase: 'failed', result: null }, false],
    [{ phase: 'refused', refusal: { kind: 'empty' } }, false],
  ] as const)('of %j is %s', (view, expected) => {
    expect(isUnderWay({ name: 'a.csv', ...view })).toBe(expected)
  })

  it('is false where there is no list', () => {
    expect(isUnderWay(null)).toBe(false)
  })
})
