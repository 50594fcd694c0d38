/**
 * Modules that wrangler resolves when it builds the worker: the trained bundle (written by
 * trainer/commands/take-bundle.ts) and the WASM binary. Declared, so that types check before
 * anything is trained.
 */

declare module '#edge-bundle' {
  /** The edge bundle's files, untrusted until they are parsed. */
  export const bundleSource: {
    readonly manifest: unknown
    readonly preprocessing: unknown
    readonly golden: unknown
    /** JSON, checked when the worker was built. */
    readonly figures: string
    readonly graph: unknown
    readonly weights: ArrayBuffer
  }
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
