/** Starts what trains networks: the SIMD kernels, or TensorFlow.js as the reference. */

import { availableParallelism } from 'node:os'
import type { CreateLearner } from './learner.ts'
import {
  type NetworksHooks,
  type TrainedNetwork,
  type TrainingJob,
  trainNetwork,
} from './training.ts'

export const ENGINES = ['simd', 'tfjs'] as const

/** Of TensorFlow.js. `auto` is `tensorflow` where tfjs-node's binary is installed, else `wasm`. */
export const BACKENDS = ['auto', 'tensorflow', 'wasm', 'cpu'] as const
export type BackendChoice = (typeof BACKENDS)[number]
export type Backend = Exclude<BackendChoice, 'auto'>

export interface EngineOptions {
  readonly engine: (typeof ENGINES)[number]
  readonly backend: BackendChoice
  /** How many networks may be trained at a time, one a core at most; `auto`: one a core. */
  readonly threads: number | 'auto'
}

export interface Engine {
  /** The backend of TensorFlow.js that trains; null where it does not. */
  readonly backend: Backend | null
  /** How many networks it trains at a time. */
  readonly threads: number
  /**
   * Trains networks, which may not depend on one another. Results are in the order of the jobs;
   * once one that is not optional has diverged, those not yet begun are left out.
   */
  train(jobs: readonly TrainingJob[], hooks: NetworksHooks): Promise<TrainedNetwork[]>
}

/** @throws Failure `invalid-usage` when this machine lacks the backend that was asked for. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  return options.engine === 'simd' ? startSimd(options) : startTfjs(options)
}

async function startSimd({ threads }: EngineOptions): Promise<Engine> {
  const { loadKernels } = await import('../engine/compile.ts')
  const { simdEngine } = await import('../engine/simd-learner.ts')
  const { trainOnThreads } = await import('../engine/threads.ts')
  const kernels = await loadKernels()
  const cores = availableParallelism()
  const limit = threads === 'auto' ? cores : Math.min(threads, cores)
  return {
    backend: null,
    threads: limit,
    train: (jobs, hooks) =>
      Math.min(jobs.length, limit) > 1
        ? trainOnThreads(jobs, kernels, limit, hooks)
        : trainInTurn(jobs, simdEngine(kernels), hooks),
  }
}

/** TensorFlow.js is loaded only where it is asked for: that takes as long as a short training. */
async function startTfjs({ backend }: EngineOptions): Promise<Engine> {
  const { startBackend } = await import('./tfjs-backend.ts')
  const { createTfjsLearner } = await import('./tfjs-learner.ts')
  return {
    backend: await startBackend(backend),
    threads: 1,
    train: (jobs, hooks) => trainInTurn(jobs, createTfjsLearner, hooks),
  }
}

async function trainInTurn(
  jobs: readonly TrainingJob[],
  createLearner: CreateLearner,
  { onBatch, onEpoch, onTrained }: NetworksHooks,
): Promise<TrainedNetwork[]> {
  const results: TrainedNetwork[] = []
  for (const [network, job] of jobs.entries()) {
    const trained = await trainNetwork(job, createLearner, {
      onBatch: (epoch, totals) => onBatch?.(network, epoch, totals),
      onEpoch: (epoch, figures) => onEpoch?.(network, epoch, figures),
    })
    results.push(trained)
    onTrained?.(network, trained)
    if (trained.divergence && !job.isOptional) break
  }
  return results
}
