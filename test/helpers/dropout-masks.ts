/** The dropout masks of the SIMD engine, drawn again by the published generator. */

import type { Network } from '../../trainer/model/network.ts'
import { createRandom } from '../../trainer/random.ts'
import { drawHalves } from './xorshift128.ts'

const TILE_ROWS = 32
const UNIT_BLOCK = 32

/** Dropout's rate is a multiple of 1 / 65,536. */
const RATE_STEPS = 65_536

/**
 * Draws the masks of one batch after another, in the order of the kernels: tile by tile, layer by
 * layer, 32 units at a time, for these row by row. Padding units use numbers up too.
 *
 * @param seed Of a `Work`.
 * @returns For each hidden layer 0 or 1 / (1 - rate), shape `[rows, units]`.
 */
export function maskDrawer({ hidden, dropout }: Network, seed: number) {
  const random = createRandom(seed, 'masks')
  const draw = drawHalves(Array.from({ length: 16 }, () => Math.floor(random.uniform() * 2 ** 32)))
  const cutoff = Math.round(dropout * RATE_STEPS)
  const kept = RATE_STEPS / (RATE_STEPS - cutoff)
  return function drawMasks(rows: number): Float32Array[] {
    const masks = hidden.map((units) => new Float32Array(rows * units))
    for (let tile = 0; tile < rows; tile += TILE_ROWS) {
      const end = Math.min(tile + TILE_ROWS, rows)
      hidden.forEach((units, layer) => {
        for (let block = 0; block < units; block += UNIT_BLOCK) {
          for (let row = tile; row < end; row++) {
            for (let unit = block; unit < block + UNIT_BLOCK; unit++) {
              const isKept = draw() >= cutoff
              if (isKept && unit < units) masks[layer][row * units + unit] = kept
            }
          }
        }
      })
    }
    return masks
  }
}
