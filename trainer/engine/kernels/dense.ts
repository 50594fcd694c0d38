/**
 * A hidden layer: y = dropout(relu(x W + b)) and its gradients.
 *
 * A layer's weights are one block of shape `[inputs + 1, units]`, row-major: the kernel W, and the
 * bias b as its last row. `units` is a multiple of 32, the padding being zeros that stay zeros.
 * Rows go through in tiles small enough to stay in the cache.
 */

import { drawUniform } from './dropout.ts'
import { addProduct, BLOCK, FLOAT, multiplyAdd, sumLanes } from './lanes.ts'
import { maskBytes } from './sparse.ts'

/**
 * Forward pass of a tile.
 *
 *     y = relu(x W + b) * scale where a random number is at least `cutoff`, else 0
 *
 * @param x Inputs, shape `[rows, inputs]`, with their mask `xMask`.
 * @param y Outputs, shape `[rows, units]`, with their mask `yMask`.
 * @param state The generators of dropout; 0 keeps every output.
 * @param cutoff Dropout's rate times 2^32.
 * @param scale 1 / (1 - rate), which keeps the expected output the same.
 */
export function denseForward(
  weights: usize,
  inputs: usize,
  units: usize,
  x: usize,
  xMask: usize,
  rows: usize,
  y: usize,
  yMask: usize,
  state: usize,
  cutoff: u32,
  scale: f32,
): void {
  const stride = units * FLOAT
  const xMaskBytes = maskBytes(inputs)
  const yMaskBytes = maskBytes(units)
  const cutoffs = i32x4.splat(cutoff)
  const scales = f32x4.splat(scale)
  for (let unit: usize = 0; unit < units; unit += BLOCK) {
    const kernel = weights + unit * FLOAT
    const bias = kernel + inputs * stride
    for (let row: usize = 0; row < rows; row++) {
      const xRow = x + row * inputs * FLOAT
      const xMaskRow = xMask + row * xMaskBytes
      let z0 = v128.load(bias)
      let z1 = v128.load(bias, 16)
      let z2 = v128.load(bias, 32)
      let z3 = v128.load(bias, 48)
      let z4 = v128.load(bias, 64)
      let z5 = v128.load(bias, 80)
      let z6 = v128.load(bias, 96)
      let z7 = v128.load(bias, 112)
      for (let word: usize = 0; word < xMaskBytes; word += 8) {
        // The lowest set bit is the next input; q & (q - 1) clears it. Eight bytes are 64 bits.
        for (let q = load<u64>(xMaskRow + word); q !== 0; q &= q - 1) {
          const input = word * 8 + (ctz(q) as usize)
          const value = v128.load32_splat(xRow + input * FLOAT)
          const w = kernel + input * stride
          z0 = multiplyAdd(z0, value, v128.load(w))
          z1 = multiplyAdd(z1, value, v128.load(w, 16))
          z2 = multiplyAdd(z2, value, v128.load(w, 32))
          z3 = multiplyAdd(z3, value, v128.load(w, 48))
          z4 = multiplyAdd(z4, value, v128.load(w, 64))
          z5 = multiplyAdd(z5, value, v128.load(w, 80))
          z6 = multiplyAdd(z6, value, v128.load(w, 96))
          z7 = multiplyAdd(z7, value, v128.load(w, 112))
        }
      }
      const yRow = y + row * stride + unit * FLOAT
      const kept =
        activate(z0, scales, state, cutoffs, yRow) |
        (activate(z1, scales, state, cutoffs, yRow + 16) << 4) |
        (activate(z2, scales, state, cutoffs, yRow + 32) << 8) |
        (activate(z3, scales, state, cutoffs, yRow + 48) << 12) |
        (activate(z4, scales, state, cutoffs, yRow + 64) << 16) |
        (activate(z5, scales, state, cutoffs, yRow + 80) << 20) |
        (activate(z6, scales, state, cutoffs, yRow + 96) << 24) |
        (activate(z7, scales, state, cutoffs, yRow + 112) << 28)
      // A mask of 64-bit words, lowest byte first, is as well one of 32-bit words.
      store<u32>(yMask + row * yMaskBytes + (unit >> 3), kept)
    }
  }
}

/** Stores dropout(relu(z)) for four units. Returns a bit for each that is not zero. */
function activate(z: v128, scales: v128, state: usize, cutoffs: v128, y: usize): u32 {
  // "Not at most 0", rather than "above 0", lets NaN through to the loss, where it is noticed.
  let kept = v128.not(f32x4.le(z, f32x4.splat(0)))
  if (state !== 0) kept = v128.and(kept, i32x4.ge_u(drawUniform(state), cutoffs))
  v128.store(y, v128.and(f32x4.mul(z, scales), kept))
  return i32x4.bitmask(kept)
}

/**
 * Backward pass of a tile.
 *
 *     gradient of W += x^T e,   of b += e,   and, for the layer below, where x is not zero,
 *     d = scale * (e W^T)
 *
 * @param e Gradient of the loss by this layer's z = x W + b, shape `[rows, units]`.
 * @param d The same of the layer below, shape `[rows, inputs]`: x is that layer's relu and
 *   dropout, whose derivative is `scale` where x is not zero and 0 elsewhere. 0: there is none.
 */
export function denseBackward(
  weights: usize,
  gradient: usize,
  inputs: usize,
  units: usize,
  x: usize,
  xMask: usize,
  rows: usize,
  e: usize,
  d: usize,
  scale: f32,
): void {
  const stride = units * FLOAT
  const xMaskBytes = maskBytes(inputs)
  if (d !== 0) memory.fill(d, 0, rows * inputs * FLOAT)
  for (let unit: usize = 0; unit < units; unit += BLOCK) {
    const kernel = weights + unit * FLOAT
    const kernelGradient = gradient + unit * FLOAT
    const biasGradient = kernelGradient + inputs * stride
    const one = f32x4.splat(1)
    for (let row: usize = 0; row < rows; row++) {
      const xRow = x + row * inputs * FLOAT
      const xMaskRow = xMask + row * xMaskBytes
      const dRow = d + row * inputs * FLOAT
      const eRow = e + row * stride + unit * FLOAT
      const e0 = v128.load(eRow)
      const e1 = v128.load(eRow, 16)
      const e2 = v128.load(eRow, 32)
      const e3 = v128.load(eRow, 48)
      const e4 = v128.load(eRow, 64)
      const e5 = v128.load(eRow, 80)
      const e6 = v128.load(eRow, 96)
      const e7 = v128.load(eRow, 112)
      addProduct(biasGradient, one, e0)
      addProduct(biasGradient + 16, one, e1)
      addProduct(biasGradient + 32, one, e2)
      addProduct(biasGradient + 48, one, e3)
      addProduct(biasGradient + 64, one, e4)
      addProduct(biasGradient + 80, one, e5)
      addProduct(biasGradient + 96, one, e6)
      addProduct(biasGradient + 112, one, e7)
      for (let word: usize = 0; word < xMaskBytes; word += 8) {
        for (let q = load<u64>(xMaskRow + word); q !== 0; q &= q - 1) {
          const input = word * 8 + (ctz(q) as usize)
          const value = v128.load32_splat(xRow + input * FLOAT)
          const g = kernelGradient + input * stride
          addProduct(g, value, e0)
          addProduct(g + 16, value, e1)
          addProduct(g + 32, value, e2)
          addProduct(g + 48, value, e3)
          addProduct(g + 64, value, e4)
          addProduct(g + 80, value, e5)
          addProduct(g + 96, value, e6)
          addProduct(g + 112, value, e7)
          if (d !== 0) {
            const w = kernel + input * stride
            let even = f32x4.mul(e0, v128.load(w))
            let odd = f32x4.mul(e1, v128.load(w, 16))
            even = multiplyAdd(even, e2, v128.load(w, 32))
            odd = multiplyAdd(odd, e3, v128.load(w, 48))
            even = multiplyAdd(even, e4, v128.load(w, 64))
            odd = multiplyAdd(odd, e5, v128.load(w, 80))
            even = multiplyAdd(even, e6, v128.load(w, 96))
            odd = multiplyAdd(odd, e7, v128.load(w, 112))
            const dInput = dRow + input * FLOAT
            store<f32>(dInput, load<f32>(dInput) + scale * sumLanes(f32x4.add(even, odd)))
          }
        }
      }
    }
  }
}
