/** Starts the TensorFlow.js backend that trains: native where it is installed, else WebAssembly. */

import util from 'node:util'
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { Failure } from '../../shared/failure.ts'
import type { Backend, BackendChoice } from './engines.ts'

/** A variable, so that the compiler does not ask for a package that need not be installed. */
const NATIVE_PACKAGE: string = '@tensorflow/tfjs-node'

/**
 * Makes a backend the current one.
 *
 * @param choice `auto` is `tensorflow` where tfjs-node's binary is installed, else `wasm`.
 * @returns The backend that now runs.
 * @throws Failure `invalid-usage` when `tensorflow` is asked for and not installed.
 */
export async function startBackend(choice: BackendChoice): Promise<Backend> {
  const problem = choice === 'auto' || choice === 'tensorflow' ? await loadNative() : null
  if (choice === 'tensorflow' && problem) {
    throw new Failure(
      'invalid-usage',
      'Expected the native library of @tensorflow/tfjs-node for --backend tensorflow. ' +
        `Received: ${problem}. Use --backend wasm, or run pnpm install with network access.`,
    )
  }
  const backend = choice === 'auto' ? (problem ? 'wasm' : 'tensorflow') : choice
  tf.enableProdMode() // no checks of every tensor, no advertisement of tfjs-node
  await tf.setBackend(backend)
  await tf.ready()
  return backend
}

/** Registers the native backend. Returns why it could not, or null. */
async function loadNative(): Promise<string | null> {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2' // no notes on which CPU instructions could be used
  // tfjs-node 4.22 calls this function, which Node 23 removed.
  Object.assign(util, { isNullOrUndefined: (value: unknown) => value == null })
  try {
    await import(NATIVE_PACKAGE)
    return null
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split('\n')
    return reason
  }
}
