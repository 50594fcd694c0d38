/** The published generator, one number at a time: what the kernels' four lanes are held against. */

/**
 * xoshiro128+ 1.0 of Blackman and Vigna (https://prng.di.unimi.it/xoshiro128plus.c).
 *
 * @param seed Four integers of 32 bits.
 * @returns Draws the next, uniform over all integers of 32 bits.
 */
export function xoshiro128Plus(seed: ArrayLike<number>): () => number {
  const s = Uint32Array.from(seed)
  return () => {
    const result = (s[0] + s[3]) >>> 0
    const t = s[1] << 9
    s[2] ^= s[0]
    s[3] ^= s[1]
    s[1] ^= s[2]
    s[0] ^= s[3]
    s[2] ^= t
    s[3] = (s[3] << 11) | (s[3] >>> 21)
    return result
  }
}
