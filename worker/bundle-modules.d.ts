/**
 * Modules that wrangler resolves when it builds the worker: the trained bundle (package.json's
 * `imports`) and the WASM binary. Declared, so that types check before anything is trained.
 */

declare module '#edge/*.json' {
  const document: unknown
  export default document
}

declare module '#edge/weights.bin' {
  const bytes: ArrayBuffer
  export default bytes
}

declare module '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm' {
  const module: WebAssembly.Module
  export default module
}

declare module '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js' {
  import type { BackendWasmModule } from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm'

  /** What Emscripten adds to every module: a C function as a JavaScript one. */
  type CFunction = (name: string, returns: null | 'number', takes: 'number'[]) => () => number

  /** Emscripten's factory; `instantiateWasm` replaces its own fetching and compiling. */
  export default function createModule(options: {
    instantiateWasm(
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance) => void,
    ): Record<string, never>
  }): Promise<BackendWasmModule & { readonly cwrap: CFunction }>
}
