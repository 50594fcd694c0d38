/** The kernels as the host calls them. Addresses are in bytes; each is described at its source. */

/** What kernels/*.ts export, in the order of a training step. */
export interface Kernels {
  markNonZeros(x: number, columns: number, rows: number, mask: number): void
  denseForward(
    weights: number,
    inputs: number,
    units: number,
    x: number,
    xMask: number,
    rows: number,
    y: number,
    yMask: number,
    state: number,
    cutoff: number,
    scale: number,
  ): void
  outputForward(weights: number, inputs: number, x: number, rows: number, z: number): void
  crossEntropy(
    z: number,
    y: number,
    rows: number,
    share: number,
    negative: number,
    positive: number,
    e: number,
    totals: number,
  ): void
  outputBackward(
    weights: number,
    gradient: number,
    inputs: number,
    x: number,
    rows: number,
    e: number,
    d: number,
    scale: number,
  ): void
  transposeMask(mask: number, columns: number, rows: number, columnMask: number): void
  denseBackward(
    weights: number,
    gradient: number,
    inputs: number,
    units: number,
    x: number,
    columnMask: number,
    rows: number,
    e: number,
    d: number,
    scale: number,
  ): void
  sumOfSquares(block: number, bytes: number): number
  addScaled(target: number, source: number, bytes: number, scale: number, tiny: number): void
  multiplyBy(block: number, bytes: number, scale: number, tiny: number): void
  adam(
    weights: number,
    gradient: number,
    means: number,
    squares: number,
    bytes: number,
    rate: number,
    epsilon: number,
    beta1: number,
    rest1: number,
    beta2: number,
    rest2: number,
    tiny: number,
  ): void
  moveAverage(average: number, weights: number, bytes: number, rest: number): void
}

/** The kernels at work on one memory. */
export function bindKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  return exports as unknown as Kernels // a module's exports have no types of their own
}
