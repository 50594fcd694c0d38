/** What training one network takes in memory: weights, their moments, and a tile of rows. */

import type { Network } from '../model/network.ts'
import { alignUp, type Block, layOut } from './memory.ts'
import { type PaddedShape, padNetwork } from './padded-weights.ts'

/** Rows that go through all layers together: so few that all they need stays in the cache. */
export const TILE_ROWS = 32

/** Numbers of dropout's state: kernels/dropout.ts. */
const STATE_NUMBERS = 16

/** A layer at work. All but the widths are in bytes; the widths are the padded ones. */
export interface WorkspaceLayer {
  readonly inputs: number
  readonly units: number
  /** From the start of a block of weights to this layer's. */
  readonly offset: number
  readonly kernelBytes: number
  /** Address of a tile's inputs, shape `[TILE_ROWS, inputs]`, and of the bits of its non-zeros. */
  readonly x: number
  readonly xMask: number
  /** Address of the gradient of the loss by a tile's x W + b, shape `[TILE_ROWS, units]`. */
  readonly error: number
}

export interface Workspace {
  readonly memory: WebAssembly.Memory
  readonly shape: PaddedShape
  readonly hidden: readonly WorkspaceLayer[]
  readonly output: WorkspaceLayer
  /** A number for each weight: the weights, and what Adam and averaging keep of them. */
  readonly weights: Block
  readonly gradient: Block
  readonly means: Block
  readonly squares: Block
  readonly averages: Block
  /** A tile's encoded rows, labels and logits. */
  readonly inputs: Block
  readonly labels: Block
  readonly logits: Block
  /** Sum of losses and count of hits, both float64. */
  readonly totals: { readonly at: number; readonly values: Float64Array }
  readonly dropoutState: Block
  /** Which rows of a tile have a non-zero in each column of a layer's inputs. */
  readonly columnMask: Block
  /** Every stretch of bytes that belongs to none of these. */
  readonly guards: readonly Uint8Array[]
}

/** Lays out the memory for a network. All of it is zero. */
export function createWorkspace(network: Network): Workspace {
  const shape = padNetwork(network)
  const perLayer = (name: string, lengthOf: (layer: PaddedShape['layers'][number]) => number) =>
    shape.layers.map((layer, index): [string, number] => [`${name} ${index}`, lengthOf(layer)])
  const { memory, blocks, guards } = layOut<string>({
    weights: shape.length,
    gradient: shape.length,
    means: shape.length,
    squares: shape.length,
    averages: shape.length,
    labels: TILE_ROWS,
    logits: TILE_ROWS,
    totals: 4,
    columnMask: Math.max(...shape.layers.map(({ paddedInputs }) => alignUp(paddedInputs, 32))),
    dropoutState: STATE_NUMBERS,
    ...Object.fromEntries([
      ...perLayer('x', ({ paddedInputs }) => TILE_ROWS * paddedInputs),
      // One 64-bit word, which is two numbers long, for each 64 inputs.
      ...perLayer('mask', ({ paddedInputs }) => TILE_ROWS * 2 * Math.ceil(paddedInputs / 64)),
      ...perLayer('error', ({ paddedUnits }) => TILE_ROWS * paddedUnits),
    ]),
  })
  const { totals } = blocks
  const layers = shape.layers.map(
    ({ paddedInputs, paddedUnits, offset }, index): WorkspaceLayer => ({
      inputs: paddedInputs,
      units: paddedUnits,
      offset: 4 * offset,
      kernelBytes: 4 * paddedInputs * paddedUnits,
      x: blocks[`x ${index}`].at,
      xMask: blocks[`mask ${index}`].at,
      error: blocks[`error ${index}`].at,
    }),
  )
  return {
    memory,
    shape,
    hidden: layers.slice(0, -1),
    output: layers[layers.length - 1],
    weights: blocks.weights,
    gradient: blocks.gradient,
    means: blocks.means,
    squares: blocks.squares,
    averages: blocks.averages,
    inputs: blocks['x 0'],
    labels: blocks.labels,
    logits: blocks.logits,
    // Two float64 in the place of four float32.
    totals: { at: totals.at, values: new Float64Array(memory.buffer, totals.at, 2) },
    dropoutState: blocks.dropoutState,
    columnMask: blocks.columnMask,
    guards,
  }
}
