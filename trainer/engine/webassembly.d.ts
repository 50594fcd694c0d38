/** The part of WebAssembly's interface that is used: Node has it, its types do not. */

declare global {
  namespace WebAssembly {
    class Module {
      constructor(bytes: Uint8Array)
    }
    class Memory {
      /** @param descriptor.initial Size in pages of 64 KiB. */
      constructor(descriptor: { readonly initial: number })
      readonly buffer: ArrayBuffer
    }
    class Instance {
      constructor(module: Module, imports: { readonly env: { readonly memory: Memory } })
      readonly exports: Readonly<Record<string, unknown>>
    }
  }
}

export {}
