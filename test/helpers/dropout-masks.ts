/** The dropout masks of the SIMD engine, drawn again by the published generator. */

import type { Network } from '../../trainer/model/network.ts'
import { createRandom, type Random } from '../../trainer/random.ts'
import { xoshiro128Plus } from './xoshiro128-plus.ts'

const LANES = 4
const TILE_ROWS = 32
const UNIT_BLOCK = 32

/**
 * Draws the masks of one batch after another, in the order of the kernels: tile by tile, layer by
 * layer, 32 units at a time, for these row by row. Padding units use numbers up too.
 *
 * @returns For each hidden layer 0 or 1 / (1 - rate), shape `[rows, units]`.
 */
export function maskDrawer({ hidden, dropout }: Network, seed: number) {
  const lanes = createLanes(createRandom(seed, 'masks'))
  const cutoff = Math.round(dropout * 2 ** 32)
  return function drawMasks(rows: number): Float32Array[] {
    const masks = hidden.map((units) => new Float32Array(rows * units))
    for (let tile = 0; tile < rows; tile += TILE_ROWS) {
      const end = Math.min(tile + TILE_ROWS, rows)
      hidden.forEach((units, layer) => {
        for (let block = 0; block < units; block += UNIT_BLOCK) {
          for (let row = tile; row < end; row++) {
            for (let unit = block; unit < block + UNIT_BLOCK; unit++) {
              const isKept = lanes[unit % LANES]() >= cutoff
              if (isKept && unit < units) masks[layer][row * units + unit] = 1 / (1 - dropout)
            }
          }
        }
      })
    }
    return masks
  }
}

/** Sixteen words of state: the first of each lane, then the second of each lane, and so on. */
function createLanes(random: Random): (() => number)[] {
  const words = Array.from({ length: 4 * LANES }, () => Math.floor(random.uniform() * 2 ** 32))
  return Array.from({ length: LANES }, (_, lane) =>
    xoshiro128Plus(words.filter((_, word) => word % LANES === lane)),
  )
}
