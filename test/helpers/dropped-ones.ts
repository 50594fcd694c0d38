/** Dropout of ones: shows the masks that the kernels draw. */

import { loadKernels } from '../../trainer/engine/compile.ts'
import { bindKernels } from '../../trainer/engine/kernel-calls.ts'
import { layOut } from '../../trainer/engine/memory.ts'
import { createRandom } from '../../trainer/random.ts'

/** Of one mask. */
export const ROWS = 32
export const UNITS = 64

export interface DroppedOnes {
  /** The next mask: 0 or 1 / (1 - rate), shape `[ROWS, UNITS]`. */
  next(): Float32Array
  /** The generators' state: the first word of each of four lanes, then the second, and so on. */
  readonly state: Uint32Array
}

const module = await loadKernels()

/** A layer without inputs, whose units are all 1 before dropout. */
export function droppedOnes(rate: number, seed = 1): DroppedOnes {
  const lengths = { bias: UNITS, y: ROWS * UNITS, mask: (2 * ROWS * UNITS) / 64, state: 16 }
  const { memory, blocks } = layOut(lengths)
  const { bias, y, mask, state } = blocks
  const kernels = bindKernels(module, memory)
  const random = createRandom(seed, 'dropped ones')
  const words = new Uint32Array(memory.buffer, state.at, lengths.state)
  words.forEach((_, word) => {
    words[word] = random.uniform() * 2 ** 32
  })
  bias.values.fill(1)
  const cutoff = Math.round(rate * 2 ** 16)
  return {
    next() {
      kernels.denseForward(
        ...([bias.at, 0, UNITS, 0, 0, ROWS, y.at, mask.at] as const),
        ...([state.at, cutoff, 1 / (1 - rate)] as const),
      )
      return y.values.slice()
    },
    state: words,
  }
}
