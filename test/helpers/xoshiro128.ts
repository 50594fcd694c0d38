/** The published generator, one number at a time: what the kernels' four lanes are held against. */

const LANES = 4

/**
 * The 16-bit numbers that four generators side by side give: each draws 32 bits in turn, of which
 * the lower half comes first.
 *
 * @param words The four words of each generator: the first of all four, then the second, and so on.
 */
export function drawHalves(words: ArrayLike<number>): () => number {
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    xoshiro128PlusPlus([0, 1, 2, 3].map((word) => words[word * LANES + lane])),
  )
  let halves: number[] = []
  return () => {
    if (halves.length === 0) {
      halves = lanes.flatMap((draw) => {
        const drawn = draw()
        return [drawn & 0xffff, drawn >>> 16]
      })
    }
    return halves.shift() ?? 0
  }
}

/**
 * xoshiro128++ 1.0 of Blackman and Vigna (https://prng.di.unimi.it/xoshiro128plusplus.c).
 *
 * @param seed Four integers of 32 bits.
 * @returns Draws the next, uniform over all integers of 32 bits.
 */
function xoshiro128PlusPlus(seed: ArrayLike<number>): () => number {
  const s = Uint32Array.from(seed)
  return () => {
    const result = (rotateLeft(s[0] + s[3], 7) + s[0]) >>> 0
    const t = s[1] << 9
    s[2] ^= s[0]
    s[3] ^= s[1]
    s[1] ^= s[2]
    s[0] ^= s[3]
    s[2] ^= t
    s[3] = rotateLeft(s[3], 11)
    return result
  }
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits))
}
