/** The worker's app in this process, with a trained model and services that a test can replace. */

import { join } from 'node:path'
import { inject } from 'vitest'
import { readBundle } from '../../trainer/export/verification.ts'
import { loadGraphScorer } from '../../trainer/model/graph-scorer.ts'
import { createApp } from '../../worker/app.ts'
import type { Bindings } from '../../worker/environment.ts'
import type { Model, ModelState } from '../../worker/model/model.ts'
import { createServices, type Services } from '../../worker/services.ts'

export interface ServedAppOptions {
  /** By default anybody may call. */
  readonly bindings?: Bindings
  readonly model?: ModelState
  readonly services?: Partial<Services>
  /** What the app's own requests reach; by default nothing. */
  readonly fetch?: (request: Request) => Promise<Response>
  readonly now?: () => Date
}

export interface ServedApp {
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Posts a body as JSON. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  /** Waits for what is done after answers. */
  settle(): Promise<void>
  /** Lines of the log so far. */
  readonly lines: readonly string[]
}

/** What callers see as the app's address. */
export const ORIGIN = 'https://score.example.com'

const NOW = new Date('2026-11-25T12:00:00Z')

/** The model of the deployed project, computed by TensorFlow.js WASM as in the worker. */
export async function openModel(): Promise<Model> {
  const bundle = await readBundle(join(inject('deployedProject'), 'models/edge'))
  const { computeLogits } = await loadGraphScorer(bundle.graph)
  return { ...bundle, computeLogits, countTensors: () => 0 }
}

/** A model that throws whenever it is asked. */
export async function breakModel(): Promise<ModelState> {
  const model = await openModel()
  const computeLogits = (): never => {
    throw new Error('broken on purpose')
  }
  return { ok: true, model: { ...model, computeLogits } }
}

export async function openServedApp({
  bindings = { ALLOW_ANONYMOUS: '1' },
  model,
  services = {},
  fetch = refuse,
  now = () => NOW,
}: ServedAppOptions = {}): Promise<ServedApp> {
  const lines: string[] = []
  const outside = {
    now,
    print: (line: string) => {
      lines.push(line)
    },
    fetch,
    sleep: async () => {},
  }
  const state = model ?? { ok: true, model: await openModel() }
  const all = { ...createServices(bindings, state, outside), ...services }
  const app = createApp({ model: state, servicesOf: () => all })
  let pending: Promise<unknown>[] = []
  const context = {
    waitUntil: (work: Promise<unknown>) => {
      pending.push(work)
    },
    passThroughOnException: () => {},
    props: {},
  }
  const request = async (path: string, init?: RequestInit): Promise<Response> =>
    app.request(ORIGIN + path, init, bindings, context as never)
  return {
    fetch: request,
    post: (path, body, headers = {}) =>
      request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    async settle() {
      while (pending.length > 0) {
        const waited = pending
        pending = []
        await Promise.all(waited)
      }
    },
    lines,
  }
}

async function refuse(request: Request): Promise<Response> {
  throw new Error(`Expected no request. Received one to ${new URL(request.url).host}.`)
}
