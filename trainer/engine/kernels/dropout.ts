/** The random numbers of dropout: four generators side by side, one a lane. */

/**
 * Draws four numbers, uniform over all 32-bit integers.
 *
 * xorshift128 of Marsaglia, "Xorshift RNGs" (2003), with a period of 2^128 - 1 and bits that are
 * all as random as one another: each number decides for two units. Of its four words the oldest
 * makes room for the number drawn, so that four draws, a word each, come back to the first word.
 *
 * @param word The oldest word of each lane's state.
 * @param previous The number drawn before: the newest word.
 */
export function drawUniform(word: usize, previous: v128): v128 {
  const oldest = v128.load(word)
  const mixed = v128.xor(oldest, i32x4.shl(oldest, 11))
  const drawn = v128.xor(
    v128.xor(previous, i32x4.shr_u(previous, 19)),
    v128.xor(mixed, i32x4.shr_u(mixed, 8)),
  )
  v128.store(word, drawn)
  return drawn
}
