/** Calls of the worker's API, from the page and from its thread: an answer, or what stood in its way. */

import * as v from 'valibot'
import { type Figures, figuresDocument } from '../../../shared/figures.ts'
import { type ServedModel, servedModelDocument } from '../../../shared/served-model.ts'

/** Why there is no answer, by what the viewer can do about it. */
export type TroubleKind =
  /** 401: no key was sent, or it is not known. */
  | 'unauthorized'
  /** 403: the key is for other things. */
  | 'forbidden'
  /** 429: too many calls. */
  | 'busy'
  /** 503: there is no model that can answer. */
  | 'unavailable'
  /** Nobody answered. */
  | 'unreachable'
  /** Any other status, or an answer that this page cannot read. */
  | 'unexpected'

export interface Trouble {
  readonly kind: TroubleKind
  /** What the worker says; empty where it says nothing. */
  readonly detail: string
  /** When to try again, in seconds; null: nothing was said. */
  readonly retryAfter: number | null
}

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly trouble: Trouble }

export interface CallOptions {
  readonly apiKey: string | null
  readonly signal?: AbortSignal
  /** An answer that takes longer is not waited for. */
  readonly timeLimitMs?: number
}

/** Whether another key would help. */
export function wantsKey({ kind }: Trouble): boolean {
  return kind === 'unauthorized' || kind === 'forbidden'
}

export function fetchModel(options: CallOptions): Promise<Answer<ServedModel>> {
  return call('/v1/model', servedModelDocument, {}, options)
}

export function fetchFigures(options: CallOptions): Promise<Answer<Figures>> {
  return call('/v1/model/figures', figuresDocument, {}, options)
}

/** Posts a body as JSON, and reads the answer under a schema. */
export function postJson<Value>(
  path: string,
  body: unknown,
  document: v.GenericSchema<unknown, Value>,
  options: CallOptions,
): Promise<Answer<Value>> {
  return call(
    path,
    document,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    },
    options,
  )
}

const problemDocument = v.object({ detail: v.string() })

const KINDS: Readonly<Record<number, TroubleKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  429: 'busy',
  // Of a proxy that has no answer from the worker.
  502: 'unreachable',
  503: 'unavailable',
  504: 'unreachable',
}

/** What a header can hold of a key: anything else was no key, as quotes of a chat are none. */
const SENDABLE_KEY = /^[\x21-\x7e]+$/

/** A thousand customers are scored in a small part of it, over a slow line too. */
const TIME_LIMIT_MS = 30_000

/** @throws DOMException `AbortError` once the signal is aborted. */
async function call<Value>(
  path: string,
  document: v.GenericSchema<unknown, Value>,
  { headers, ...init }: RequestInit,
  { apiKey, signal, timeLimitMs = TIME_LIMIT_MS }: CallOptions,
): Promise<Answer<Value>> {
  if (apiKey !== null && !SENDABLE_KEY.test(apiKey)) return refuse('unauthorized')
  const sent = new Headers(headers)
  if (apiKey !== null) sent.set('authorization', `Bearer ${apiKey}`)
  const timeLimit = AbortSignal.timeout(timeLimitMs)
  const ends = AbortSignal.any(signal ? [signal, timeLimit] : [timeLimit])
  let response: Response
  let text: string
  try {
    response = await fetch(path, { ...init, headers: sent, signal: ends })
    text = await response.text()
  } catch (error) {
    if (signal?.aborted) throw error
    return refuse('unreachable')
  }
  const body = parseJson(text)
  if (!response.ok) return { ok: false, trouble: troubleOf(response, body) }
  const parsed = v.safeParse(document, body)
  if (parsed.success) return { ok: true, value: parsed.output }
  const [issue] = parsed.issues
  const detail = `${path}, ${v.getDotPath(issue) ?? 'the whole answer'}: ${issue.message}.`
  return refuse('unexpected', detail)
}

/** No answer, for a reason that the page found itself. */
export function refuse(kind: TroubleKind, detail = ''): Answer<never> {
  return { ok: false, trouble: { kind, detail, retryAfter: null } }
}

/** Undefined where it is none: something else than the worker answered, as a proxy does. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function troubleOf({ status, headers }: Response, body: unknown): Trouble {
  const problem = v.safeParse(problemDocument, body)
  // Number('') is 0.
  const seconds = Number(headers.get('retry-after') || Number.NaN)
  return {
    kind: KINDS[status] ?? 'unexpected',
    detail: problem.success ? problem.output.detail : '',
    retryAfter: Number.isFinite(seconds) ? seconds : null,
  }
}
