/** The worker's app in this process, with the trained model of the deployed project. */

import { readFile } from 'node:fs/promises'
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
  const folder = join(inject('deployedProject'), 'models/edge')
  const bundle = await readBundle(folder)
  const figures = await readFile(join(folder, 'figures.json'), 'utf8')
  const { computeLogits } = await loadGraphScorer(bundle.graph)
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
