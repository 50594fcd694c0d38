/** The list that is being scored, as the page follows it: from the file's drop to its downloads. */

import type { Trouble } from '../session/api.ts'
import type { ListResult } from './list-result.ts'
import type { Refusal } from './refusal.ts'
import type { FromThread, ListJob, ToThread } from './thread-messages.ts'

export type ListView = { readonly name: string } & (
  | { readonly phase: 'checking'; readonly rows: number }
  | { readonly phase: 'refused'; readonly refusal: Refusal }
  | {
      readonly phase: 'scoring'
      readonly rows: number
      readonly done: number
      /** Why it goes on only later; null: it goes on. */
      readonly waiting: { readonly trouble: Trouble; readonly seconds: number } | null
    }
  | {
      readonly phase: 'stopped'
      readonly trouble: Trouble
      readonly result: ListResult
      /** The key that was sent. */
      readonly apiKey: string | null
    }
  | { readonly phase: 'done'; readonly result: ListResult; readonly seconds: number }
  /** Null: nothing was scored yet. */
  | { readonly phase: 'cancelled' | 'failed'; readonly result: ListResult | null }
)

export interface ThreadHandle {
  post(message: ToThread): void
  end(): void
}

export type OpenThread = (
  onMessage: (message: FromThread) => void,
  onError: () => void,
) => ThreadHandle

export interface ListRun {
  /** Null: no list was dropped, or it was put away. */
  view(): ListView | null
  /** Calls the listener whenever the view changes; what it returns ends that. */
  follow(listener: (view: ListView | null) => void): () => void
  /** Ends whatever was under way. */
  start(name: string, job: ListJob, apiKey: string | null): void
  /** After a stop. */
  goOn(apiKey: string | null): void
  /** What was scored so far remains. */
  cancel(): void
  /** Forgets the list. */
  putAway(): void
}

/** Whether closing the tab would lose work. */
export function isUnderWay(view: ListView | null): boolean {
  return view !== null && ['checking', 'scoring', 'stopped'].includes(view.phase)
}

export function createListRun(openThread: OpenThread): ListRun {
  const listeners = new Set<(view: ListView | null) => void>()
  let view: ListView | null = null
  let thread: ThreadHandle | null = null
  let apiKey: string | null = null

  function show(next: ListView | null): void {
    view = next
    if (!isUnderWay(next)) endThread()
    for (const listener of listeners) listener(next)
  }

  function endThread(): void {
    thread?.end()
    thread = null
  }

  return {
    view: () => view,
    follow(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start(name, job, key) {
      endThread()
      apiKey = key
      const opened = openThread(
        (message) => {
          // What an ended thread still says is about another list.
          if (thread === opened) show(viewOf(name, message, apiKey))
        },
        () => {
          if (thread === opened) show({ name, phase: 'failed', result: null })
        },
      )
      thread = opened
      show({ name, phase: 'checking', rows: 0 })
      opened.post({ kind: 'start', job, apiKey })
    },
    goOn(key) {
      apiKey = key
      thread?.post({ kind: 'continue', apiKey })
    },
    cancel() {
      thread?.post({ kind: 'cancel' })
    },
    putAway: () => show(null),
  }
}

function viewOf(name: string, message: FromThread, apiKey: string | null): ListView {
  switch (message.kind) {
    case 'checking':
      return { name, phase: 'checking', rows: message.rows }
    case 'refused':
      return { name, phase: 'refused', refusal: message.refusal }
    case 'scoring':
      return { name, phase: 'scoring', rows: message.rows, done: message.done, waiting: null }
    case 'waiting': {
      const { rows, done, trouble, seconds } = message
      return { name, phase: 'scoring', rows, done, waiting: { trouble, seconds } }
    }
    case 'stopped':
      return { name, phase: 'stopped', trouble: message.trouble, result: message.result, apiKey }
    case 'done':
      return { name, phase: 'done', result: message.result, seconds: message.seconds }
    case 'cancelled':
    case 'failed':
      return { name, phase: message.kind, result: message.result }
  }
}
