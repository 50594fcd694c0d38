/** Starts the TensorFlow.js WASM backend inside Workers, which compile no bytes: only modules. */

import { BackendWasm } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm'
import { _fusedMatMulConfig as fusedMatMulConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/_FusedMatMul'
import { identityConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Identity'
import { reshapeConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Reshape'
import simdModule from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm'
import createModule from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js'
import { ready, registerBackend, registerKernel, setBackend } from '@tensorflow/tfjs-core'

/** What a graph of Dense layers runs; every further kernel would only make the bundle larger. */
const KERNELS = [fusedMatMulConfig, identityConfig, reshapeConfig]

/** Makes the WASM SIMD backend the current one. */
export async function startWasmBackend(): Promise<void> {
  const wasm = await instantiate()
  // What tfjs's own `init` adds to Emscripten's module, before a BackendWasm may have it.
  wasm.tfjs = {
    init: wasm.cwrap('init', null, []),
    initWithThreadsCount: wasm.cwrap('init_with_threads_count', null, ['number']),
    getThreadsCount: wasm.cwrap('get_threads_count', 'number', []),
    registerTensor: wasm.cwrap('register_tensor', null, ['number', 'number', 'number']),
    disposeData: wasm.cwrap('dispose_data', null, ['number']),
    dispose: wasm.cwrap('dispose', null, []),
  }
  registerBackend('wasm', () => new BackendWasm(wasm))
  for (const kernel of KERNELS) registerKernel(kernel)
  await setBackend('wasm')
  await ready()
}

/** Emscripten's own promise never settles where instantiation fails: so that rejects ours. */
function instantiate(): ReturnType<typeof createModule> {
  return new Promise((resolve, reject) => {
    const module = createModule({
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(simdModule, imports).then(done).catch(reject)
        return {}
      },
    })
    module.then(resolve, reject)
  })
}
