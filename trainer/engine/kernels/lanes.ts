/** Four float32 numbers at a time: the few operations that every kernel is made of. */

/** Bytes of a float32. */
export const FLOAT: usize = 4

/** Bytes of four float32, which one instruction takes. */
export const LANE_BYTES: usize = 16

/** Columns of a layer that are held in registers at once. Widths are padded to a multiple. */
export const BLOCK: usize = 32

export function multiplyAdd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b))
}

export function sumLanes(a: v128): f32 {
  const pairs = f32x4.add(a, v128.shuffle<f64>(a, a, 1, 0))
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1)
}

/** target += scale * source, for the four numbers at each address. */
export function addProduct(target: usize, scale: v128, source: v128): void {
  v128.store(target, multiplyAdd(v128.load(target), scale, source))
}

/**
 * Rounds a subnormal number (below 1e-38), which a processor takes a hundred cycles for, to 0.
 * Adding `tiny`, 1e-20, leaves nothing below 1e-28, so that not even the product with a learning
 * rate is subnormal; numbers above 1e-12 stay as they are.
 */
export function flushSubnormal(a: v128, tiny: v128): v128 {
  return f32x4.sub(f32x4.add(a, tiny), tiny)
}

/**
 * exp(x), relative error below 2e-7; x is held within [-87, 87]. NaN stays NaN.
 *
 *     exp(x) = 2^k exp(r),   k = round(x / log 2),   r = x - k log 2 in [-0.35, 0.35]
 *
 * exp(r) is its Taylor series to r^6. log 2 is subtracted in two parts (Cody and Waite, 1980), the
 * first with so few digits that its product with k is exact.
 */
export function exp(x: v128): v128 {
  // pmin and pmax, unlike min and max, are one instruction; x comes first, so that NaN passes.
  const held = f32x4.pmax(f32x4.pmin(x, f32x4.splat(87)), f32x4.splat(-87))
  const k = f32x4.nearest(f32x4.mul(held, f32x4.splat(Math.LOG2E as f32)))
  const high = f32x4.sub(held, f32x4.mul(k, f32x4.splat(0.693359375)))
  const r = f32x4.add(high, f32x4.mul(k, f32x4.splat(2.1219444e-4)))
  let series = f32x4.splat(1 / 720)
  series = multiplyAdd(f32x4.splat(1 / 120), series, r)
  series = multiplyAdd(f32x4.splat(1 / 24), series, r)
  series = multiplyAdd(f32x4.splat(1 / 6), series, r)
  series = multiplyAdd(f32x4.splat(0.5), series, r)
  series = multiplyAdd(f32x4.splat(1), series, r)
  series = multiplyAdd(f32x4.splat(1), series, r)
  // 2^k is k in the exponent bits, whose zero is at 127.
  const exponent = i32x4.add(i32x4.trunc_sat_f32x4_s(k), i32x4.splat(127))
  return f32x4.mul(series, i32x4.shl(exponent, 23))
}

/**
 * log(1 + u) for u in [0, 1], relative error below 3e-7.
 *
 *     log(1 + u) = 2 atanh(s) = 2 (s + s^3 / 3 + s^5 / 5 + ...),   s = u / (2 + u) in [0, 1/3]
 */
export function log1p(u: v128): v128 {
  const s = f32x4.div(u, f32x4.add(f32x4.splat(2), u))
  const square = f32x4.mul(s, s)
  let series = f32x4.splat(2.0 / 13)
  series = multiplyAdd(f32x4.splat(2.0 / 11), series, square)
  series = multiplyAdd(f32x4.splat(2.0 / 9), series, square)
  series = multiplyAdd(f32x4.splat(2.0 / 7), series, square)
  series = multiplyAdd(f32x4.splat(2.0 / 5), series, square)
  series = multiplyAdd(f32x4.splat(2.0 / 3), series, square)
  series = multiplyAdd(f32x4.splat(2), series, square)
  return f32x4.mul(s, series)
}
