/** The worker's app in this process, with the trained model of the deployed project. */

import { join } from 'node:path'
import { inject } from 'vitest'
import { readBundle } from '../../trainer/export/verification.ts'
import { loadGraphScorer } from '../../trainer/model/graph-scorer.ts'
import type { Model, ModelState } from '../../worker/model/model.ts'
import { type AppInProcess, type AppOptions, openApp } from './app-in-process.ts'

/** By default anybody may call, and the model is sound. */
export type ServedAppOptions = Partial<AppOptions>

/** The model of the deployed project, computed by TensorFlow.js WASM as in the worker. */
export async function openModel(): Promise<Model> {
  const bundle = await readBundle(join(inject('deployedProject'), 'models/edge'))
  const { computeLogits } = await loadGraphScorer(bundle.graph)
  const figures = JSON.stringify(bundle.figures)
  return { ...bundle, computeLogits, countTensors: () => 0, figures }
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
  ...options
}: ServedAppOptions = {}): Promise<AppInProcess> {
  const state = model ?? { ok: true, model: await openModel() }
  return openApp({ ...options, bindings, model: state })
}
