/** A run of the page's list room without a page: what it says, and what it is answered. */

import type { DecisionPolicy } from '../../shared/policy.ts'
import { DEFAULT_SCHEMA, type Schema } from '../../shared/schema.ts'
import type { ListResult } from '../../worker/page/list/list-result.ts'
import type { PostBatch } from '../../worker/page/list/post-in-order.ts'
import { type ListWorld, scoreList } from '../../worker/page/list/score-list.ts'
import type { FromThread } from '../../worker/page/list/thread-messages.ts'
import type { Trouble } from '../../worker/page/session/api.ts'

export interface ListRunOptions {
  readonly schema?: Schema
  readonly policy?: DecisionPolicy | null
  readonly version?: string
  /** By default everybody gets the same score. */
  readonly post?: PostBatch
  readonly askToGoOn?: ListWorld['askToGoOn']
  readonly sleep?: ListWorld['sleep']
  readonly now?: ListWorld['now']
  readonly signal?: AbortSignal
  /** Hears every message as it comes. */
  readonly onMessage?: (message: FromThread) => void
}

export interface ListRunRecord {
  readonly messages: readonly FromThread[]
  /** The last message. */
  readonly end: FromThread
  /** Lines of the list as far as it was scored. */
  readonly lines: readonly string[]
  readonly badLines: readonly string[]
}

export const EVEN_SCORE = {
  ok: true,
  score: { probability: 0.5, percentile: 0.25, band: 'medium' },
} as const

export const scoreEvenly: PostBatch = async ({ customers }) => ({
  ok: true,
  value: customers.map(() => EVEN_SCORE),
})

export function troubleOf(kind: Trouble['kind'], retryAfter: number | null = null): Trouble {
  return { kind, detail: 'on purpose', retryAfter }
}

export async function runList(
  file: string | Blob,
  {
    schema = DEFAULT_SCHEMA,
    policy = null,
    version = 'v1',
    post = scoreEvenly,
    askToGoOn = () => Promise.reject(new Error('Expected nobody to be asked.')),
    sleep = async () => {},
    now = () => 0,
    signal = new AbortController().signal,
    onMessage = () => {},
  }: ListRunOptions = {},
): Promise<ListRunRecord> {
  const messages: FromThread[] = []
  const report = (message: FromThread) => {
    messages.push(message)
    onMessage(message)
  }
  const job = { file: new Blob([file]), schema, version, policy }
  await scoreList(job, { post, askToGoOn, sleep, now, signal, report })
  const end = messages.at(-1) as FromThread // there always is an end
  const result: ListResult | null = 'result' in end ? end.result : null
  return {
    messages,
    end,
    lines: linesOf((await result?.list.text()) ?? ''),
    badLines: linesOf((await result?.badRows?.text()) ?? ''),
  }
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/)
}
