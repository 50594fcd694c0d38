/** The only source of randomness: seeded, the same on every machine. */

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number
  /** Uniform among the integers 0 to `count - 1`. */
  integer(count: number): number
  /**
   * Draws with replacement, from as many items as there are counts, as many of them: sets each
   * count to how often its item was drawn. A draw takes a few nanoseconds, far less than `integer`.
   */
  resample(counts: Int32Array): void
  /** Standard normal. */
  normal(): number
  /** Puts the items in another order (Fisher-Yates), where they are. */
  shuffle(items: Int32Array): void
  /** As `shuffle`, on a copy. */
  shuffled(items: Int32Array): Int32Array
}

/**
 * A generator for one purpose. Each purpose has a stream of its own, so that drawing more
 * numbers for one (a larger split, say) leaves the others as they were.
 *
 * @param seed Integer >= 0.
 * @param purpose What the numbers are for: part of the seed.
 */
export function createRandom(seed: number, purpose: string): Random {
  const generator = xoroshiro128plus(mixSeed(seed, purpose))
  const uniform = () => uniformFloat64(generator)
  const integer = (count: number) => uniformInt(generator, 0, count - 1)
  const shuffle = (items: Int32Array): void => {
    for (let last = items.length - 1; last > 0; last--) {
      const other = integer(last + 1)
      const kept = items[last]
      items[last] = items[other]
      items[other] = kept
    }
  }
  return {
    uniform,
    integer,
    resample(counts) {
      counts.fill(0)
      const { length } = counts
      // Lemire: of 32 random bits times the length, the upper ones are the item. Products with
      // few lower ones are drawn again, as they would favour some items. (Above two million
      // items products are rounded: uniform but for a part in a billion.)
      const unfair = 2 ** 32 % length
      for (let drawn = 0; drawn < length; ) {
        const product = (generator.next() >>> 0) * length
        if (product >>> 0 < unfair) continue
        counts[Math.floor(product / 2 ** 32)] += 1
        drawn += 1
      }
    },
    // Box-Muller; 1 - uniform lies in (0, 1], where the logarithm is finite.
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    shuffle,
    shuffled(items) {
      const shuffled = items.slice()
      shuffle(shuffled)
      return shuffled
    },
  }
}

/** FNV-1a over the seed's digits and the purpose, as a 32-bit integer. */
function mixSeed(seed: number, purpose: string): number {
  let hash = 0x811c9dc5
  for (const character of `${seed}:${purpose}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash
}
