/** What happens to weights once a batch's gradient is known. Blocks are multiples of 32 bytes. */

import { flushSubnormal, LANE_BYTES, multiplyAdd } from './lanes.ts'

/**
 * One step of Adam (Kingma and Ba, 2015); clears the gradient g for the next batch.
 *
 *     m = beta1 m + rest1 g,   v = beta2 v + rest2 g^2,   w -= rate m / (sqrt(v) + epsilon)
 *
 * The bias corrections are in `rate` = lr sqrt(1 - beta2^t) / (1 - beta1^t) and in `epsilon` =
 * 1e-7 sqrt(1 - beta2^t). Those, rest1 = 1 - beta1 and rest2 = 1 - beta2 come out of float64: in
 * float32, 1 - 0.999 would be 1e-5 of itself off.
 *
 * Eight numbers at a time: where the processor can, V8 joins each pair of instructions to one.
 *
 * @param tiny See `flushSubnormal`: the moments of a unit that is never active decay without end.
 *   An argument, as all constants here, because V8 builds a constant anew at each use.
 */
export function adam(
  weights: usize,
  gradient: usize,
  means: usize,
  squares: usize,
  bytes: usize,
  rate: f32,
  epsilon: f32,
  beta1: f32,
  rest1: f32,
  beta2: f32,
  rest2: f32,
  tiny: f32,
): void {
  const rates = f32x4.splat(rate)
  const epsilons = f32x4.splat(epsilon)
  const beta1s = f32x4.splat(beta1)
  const rest1s = f32x4.splat(rest1)
  const beta2s = f32x4.splat(beta2)
  const rest2s = f32x4.splat(rest2)
  const tinies = f32x4.splat(tiny)
  const zero = f32x4.splat(0)
  for (let at: usize = 0; at < bytes; at += 2 * LANE_BYTES) {
    const g0 = v128.load(gradient + at)
    const g1 = v128.load(gradient + at, 16)
    const decayedMean0 = f32x4.mul(v128.load(means + at), beta1s)
    const decayedMean1 = f32x4.mul(v128.load(means + at, 16), beta1s)
    const decayedSquare0 = f32x4.mul(v128.load(squares + at), beta2s)
    const decayedSquare1 = f32x4.mul(v128.load(squares + at, 16), beta2s)
    const m0 = flushSubnormal(multiplyAdd(decayedMean0, g0, rest1s), tinies)
    const m1 = flushSubnormal(multiplyAdd(decayedMean1, g1, rest1s), tinies)
    const v0 = flushSubnormal(multiplyAdd(decayedSquare0, f32x4.mul(g0, g0), rest2s), tinies)
    const v1 = flushSubnormal(multiplyAdd(decayedSquare1, f32x4.mul(g1, g1), rest2s), tinies)
    const step0 = f32x4.div(f32x4.mul(rates, m0), f32x4.add(f32x4.sqrt(v0), epsilons))
    const step1 = f32x4.div(f32x4.mul(rates, m1), f32x4.add(f32x4.sqrt(v1), epsilons))
    const w0 = f32x4.sub(v128.load(weights + at), step0)
    const w1 = f32x4.sub(v128.load(weights + at, 16), step1)
    v128.store(weights + at, w0)
    v128.store(weights + at, w1, 16)
    v128.store(means + at, m0)
    v128.store(means + at, m1, 16)
    v128.store(squares + at, v0)
    v128.store(squares + at, v1, 16)
    v128.store(gradient + at, zero)
    v128.store(gradient + at, zero, 16)
  }
}

/**
 * target += scale * source. L2 adds its gradient so, weight decay takes a share of the weights
 * from themselves.
 */
export function addScaled(target: usize, source: usize, bytes: usize, scale: f32, tiny: f32): void {
  const scales = f32x4.splat(scale)
  const tinies = f32x4.splat(tiny)
  for (let at: usize = 0; at < bytes; at += LANE_BYTES) {
    const sum = multiplyAdd(v128.load(target + at), scales, v128.load(source + at))
    v128.store(target + at, flushSubnormal(sum, tinies))
  }
}

/**
 * block *= scale: clipping. (To add `scale - 1` of the block to itself would cancel: a scale of
 * 0.001 would be 3e-5 of itself off.)
 */
export function multiplyBy(block: usize, bytes: usize, scale: f32, tiny: f32): void {
  const scales = f32x4.splat(scale)
  const tinies = f32x4.splat(tiny)
  for (let at: usize = 0; at < bytes; at += LANE_BYTES) {
    const product = f32x4.mul(v128.load(block + at), scales)
    v128.store(block + at, flushSubnormal(product, tinies))
  }
}

/** Moving average of weights: average += rest * (weights - average). */
export function moveAverage(average: usize, weights: usize, bytes: usize, rest: f32): void {
  const rests = f32x4.splat(rest)
  for (let at: usize = 0; at < bytes; at += LANE_BYTES) {
    const old = v128.load(average + at)
    const change = f32x4.sub(v128.load(weights + at), old)
    v128.store(average + at, multiplyAdd(old, rests, change))
  }
}

/** Sum of the squares of a block's numbers, in float64: it would overflow before they do. */
export function sumOfSquares(block: usize, bytes: usize): f64 {
  let low = f64x2.splat(0)
  let high = f64x2.splat(0)
  for (let at: usize = 0; at < bytes; at += LANE_BYTES) {
    const a = f64x2.promote_low_f32x4(v128.load64_zero(block + at))
    const b = f64x2.promote_low_f32x4(v128.load64_zero(block + at, 8))
    low = f64x2.add(low, f64x2.mul(a, a))
    high = f64x2.add(high, f64x2.mul(b, b))
  }
  const sum = f64x2.add(low, high)
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
}
