/**
 * The output layer: one unit, whose z = x w + b is the logit, and the loss.
 *
 * Its weights are the kernel w, padded to `inputs`, and then the bias b.
 */

import { addProduct, exp, FLOAT, LANE_BYTES, log1p, multiplyAdd, sumLanes } from './lanes.ts'

/**
 * Logits of a tile: z = x w + b.
 *
 * @param x Shape `[rows, inputs]`; `inputs` is a multiple of 4.
 * @param z Shape `[rows]`.
 */
export function outputForward(
  weights: usize,
  inputs: usize,
  x: usize,
  rows: usize,
  z: usize,
): void {
  const bytes = inputs * FLOAT
  const bias = load<f32>(weights + bytes)
  for (let row: usize = 0; row < rows; row++) {
    let sum = f32x4.splat(0)
    for (let at: usize = 0; at < bytes; at += LANE_BYTES) {
      sum = multiplyAdd(sum, v128.load(x + at), v128.load(weights + at))
    }
    store<f32>(z + row * FLOAT, sumLanes(sum) + bias)
    x += bytes
  }
}

/**
 * Binary cross-entropy of logits z and labels y, and its gradient by z. With u = exp(-|z|),
 *
 *     loss = c (max(z, 0) - y z + log(1 + u))      p = sigmoid(z) = (1 if z > 0, else u) / (1 + u)
 *     e = c (p - y) * share
 *
 * where nothing overflows; c is the weight of the row's class. A label is 0 or 1, or a teacher's
 * probability, whose class is the likelier one.
 *
 * @param z,y,e Shape `[rows]`, with room for a multiple of 4.
 * @param share 1 / batch size.
 * @param negative,positive The weight of each class.
 * @param totals Two float64 that are added to: the losses, and how many logits are on the right
 *   side of 0.
 */
export function crossEntropy(
  z: usize,
  y: usize,
  rows: usize,
  share: f32,
  negative: f32,
  positive: f32,
  e: usize,
  totals: usize,
): void {
  const zero = f32x4.splat(0)
  const one = f32x4.splat(1)
  let loss: f64 = 0
  let correct: u32 = 0
  for (let row: usize = 0; row < rows; row += 4) {
    const logit = v128.load(z + row * FLOAT)
    const label = v128.load(y + row * FLOAT)
    const u = exp(f32x4.neg(f32x4.abs(logit)))
    const isPositive = f32x4.gt(logit, zero)
    const probability = f32x4.div(v128.bitselect(one, u, isPositive), f32x4.add(one, u))
    const isPositiveRow = f32x4.gt(label, f32x4.splat(0.5))
    const c = v128.bitselect(f32x4.splat(positive), f32x4.splat(negative), isPositiveRow)
    const error = f32x4.mul(f32x4.sub(probability, label), f32x4.splat(share))
    v128.store(e + row * FLOAT, f32x4.mul(error, c))

    const straight = f32x4.sub(f32x4.pmax(logit, zero), f32x4.mul(label, logit))
    const losses = f32x4.mul(f32x4.add(straight, log1p(u)), c)
    const isWrong = v128.xor(isPositive, isPositiveRow)
    // Lanes past the last row hold anything.
    const isRow = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat((rows - row) as i32))
    loss += sumLanes(v128.and(losses, isRow)) as f64
    correct += popcnt(i32x4.bitmask(v128.andnot(isRow, isWrong)))
  }
  store<f64>(totals, load<f64>(totals) + loss)
  store<f64>(totals + 8, load<f64>(totals + 8) + (correct as f64))
}

/**
 * Backward pass of a tile.
 *
 *     gradient of w += x^T e,   of b += sum of e,   and, for the layer below, where x is not zero,
 *     d = scale * e w
 *
 * @param e Gradient of the loss by the logits, shape `[rows]`.
 * @param d Shape `[rows, inputs]`; 0: there is no layer below.
 */
export function outputBackward(
  weights: usize,
  gradient: usize,
  inputs: usize,
  x: usize,
  rows: usize,
  e: usize,
  d: usize,
  scale: f32,
): void {
  const bytes = inputs * FLOAT
  const zero = f32x4.splat(0)
  const biasGradient = gradient + bytes
  for (let row: usize = 0; row < rows; row++) {
    const error = load<f32>(e + row * FLOAT)
    const errors = f32x4.splat(error)
    const scaled = f32x4.splat(error * scale)
    for (let at: usize = 0; at < bytes; at += LANE_BYTES) {
      const value = v128.load(x + at)
      addProduct(gradient + at, errors, value)
      if (d !== 0) {
        const below = f32x4.mul(scaled, v128.load(weights + at))
        v128.store(d + at, v128.and(below, f32x4.ne(value, zero)))
      }
    }
    store<f32>(biasGradient, load<f32>(biasGradient) + error)
    x += bytes
    if (d !== 0) d += bytes
  }
}
