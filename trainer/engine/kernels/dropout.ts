/** The random numbers of dropout: four generators side by side, one a lane. */

/** Bytes of the generators' state: four words of 32 bits for each of four lanes. */
export const STATE_BYTES: usize = 64

/**
 * Draws four numbers, uniform over all 32-bit integers, and moves the state on.
 *
 * xoshiro128+ of Blackman and Vigna, "Scrambled linear pseudorandom number generators" (2018),
 * with a period of 2^128 - 1. Its lowest bits are weak; a comparison looks at the highest first.
 */
export function drawUniform(state: usize): v128 {
  let s0 = v128.load(state)
  let s1 = v128.load(state, 16)
  let s2 = v128.load(state, 32)
  let s3 = v128.load(state, 48)
  const drawn = i32x4.add(s0, s3)
  const shifted = i32x4.shl(s1, 9)
  s2 = v128.xor(s2, s0)
  s3 = v128.xor(s3, s1)
  s1 = v128.xor(s1, s2)
  s0 = v128.xor(s0, s3)
  s2 = v128.xor(s2, shifted)
  s3 = v128.or(i32x4.shl(s3, 11), i32x4.shr_u(s3, 21))
  v128.store(state, s0)
  v128.store(state, s1, 16)
  v128.store(state, s2, 32)
  v128.store(state, s3, 48)
  return drawn
}
