/** The random numbers of dropout: four generators side by side, one a lane. */

/**
 * Decides for eight units which to keep: all bits set, or none, of 16 a unit.
 *
 * @param state The generators, 64 bytes; 0 keeps all units.
 * @param cutoffs Dropout's rate times 2^16, eight times.
 */
export function drawKept(state: usize, cutoffs: v128): v128 {
  if (state === 0) return i32x4.splat(-1)
  return i16x8.ge_u(drawUniform(state), cutoffs)
}

/**
 * Draws four numbers, uniform over all 32-bit integers, and moves the state on.
 *
 * xoshiro128++ of Blackman and Vigna, "Scrambled linear pseudorandom number generators" (2021),
 * with a period of 2^128 - 1. Its halves are as random as its whole, so that one number decides
 * for two units.
 *
 * @param state Four words of 32 bits, each of them for four lanes.
 */
function drawUniform(state: usize): v128 {
  let s0 = v128.load(state)
  let s1 = v128.load(state, 16)
  let s2 = v128.load(state, 32)
  let s3 = v128.load(state, 48)
  const drawn = i32x4.add(rotateLeft(i32x4.add(s0, s3), 7), s0)
  const shifted = i32x4.shl(s1, 9)
  s2 = v128.xor(s2, s0)
  s3 = v128.xor(s3, s1)
  s1 = v128.xor(s1, s2)
  s0 = v128.xor(s0, s3)
  s2 = v128.xor(s2, shifted)
  s3 = rotateLeft(s3, 11)
  v128.store(state, s0)
  v128.store(state, s1, 16)
  v128.store(state, s2, 32)
  v128.store(state, s3, 48)
  return drawn
}

function rotateLeft(a: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(a, bits), i32x4.shr_u(a, 32 - bits))
}
