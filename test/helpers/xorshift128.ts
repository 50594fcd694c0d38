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
    xorshift128([0, 1, 2, 3].map((word) => words[word * LANES + lane])),
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
 * The generator of Marsaglia, "Xorshift RNGs" (Journal of Statistical Software 8, 2003), page 5.
 *
 * @param seed Its words x, y, z and w, of 32 bits.
 * @returns Draws the next, uniform over all integers of 32 bits.
 */
function xorshift128([x, y, z, w]: number[]): () => number {
  return () => {
    const t = x ^ (x << 11)
    x = y
    y = z
    z = w
    w = w ^ (w >>> 19) ^ (t ^ (t >>> 8))
    return w
  }
}
