/**
 * A hidden layer: y = dropout(relu(x W + b)) and its gradients.
 *
 * A layer's weights are one block of shape `[inputs + 1, units]`, row-major: the kernel W, and the
 * bias b as its last row. `units` is a multiple of 32, the padding being zeros that stay zeros.
 * Rows go through in tiles small enough to stay in the cache.
 */

import { drawUniform } from './dropout.ts'
import { BLOCK, FLOAT, LANE_BYTES, multiplyAdd, sumLanes } from './lanes.ts'
import { maskBytes } from './sparse.ts'

/**
 * Forward pass of a tile.
 *
 *     y = relu(x W + b) * scale where a random number is at least `cutoff`, else 0
 *
 * @param x Inputs, shape `[rows, inputs]`, with their mask `xMask`.
 * @param y Outputs, shape `[rows, units]`, with their mask `yMask`.
 * @param state The generators of dropout; 0 keeps every output.
 * @param cutoff Dropout's rate times 2^16.
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
  const cutoffs = i16x8.splat(cutoff as i16)
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
      // 16 random bits for each of the 32 units; without dropout, all ones: at least any cutoff.
      let r0 = i32x4.splat(-1)
      let r1 = r0
      let r2 = r0
      let r3 = r0
      if (state !== 0) {
        r0 = drawUniform(state, v128.load(state, 48))
        r1 = drawUniform(state + 16, r0)
        r2 = drawUniform(state + 32, r1)
        r3 = drawUniform(state + 48, r2)
      }
      const active =
        activate(z0, z1, scales, i16x8.ge_u(r0, cutoffs), yRow) |
        (activate(z2, z3, scales, i16x8.ge_u(r1, cutoffs), yRow + 32) << 8) |
        (activate(z4, z5, scales, i16x8.ge_u(r2, cutoffs), yRow + 64) << 16) |
        (activate(z6, z7, scales, i16x8.ge_u(r3, cutoffs), yRow + 96) << 24)
      // A mask of 64-bit words, lowest byte first, is as well one of 32-bit words.
      store<u32>(yMask + row * yMaskBytes + (unit >> 3), active)
    }
  }
}

/**
 * Stores dropout(relu(z)) for eight units. Returns a bit for each that is not zero.
 *
 * @param kept For each unit 16 bits, all set or none.
 */
function activate(low: v128, high: v128, scales: v128, kept: v128, y: usize): u32 {
  const zero = f32x4.splat(0)
  // "Not at most 0", rather than "above 0", lets NaN through to the loss, where it is noticed.
  const lowActive = v128.andnot(i32x4.extend_low_i16x8_s(kept), f32x4.le(low, zero))
  const highActive = v128.andnot(i32x4.extend_high_i16x8_s(kept), f32x4.le(high, zero))
  v128.store(y, v128.and(f32x4.mul(low, scales), lowActive))
  v128.store(y, v128.and(f32x4.mul(high, scales), highActive), 16)
  return i32x4.bitmask(lowActive) | (i32x4.bitmask(highActive) << 4)
}

/**
 * Backward pass of a tile.
 *
 *     gradient of W += x^T e,   of b += e,   and, for the layer below, where x is not zero,
 *     d = scale * (e W^T)
 *
 * Input by input, and only over the rows where it is not zero: its row of the gradient then stays
 * in registers for the whole tile.
 *
 * @param columnMask From `transposeMask`.
 * @param rows At most 32.
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
  columnMask: usize,
  rows: usize,
  e: usize,
  d: usize,
  scale: f32,
): void {
  const stride = units * FLOAT
  const xStride = inputs * FLOAT
  if (d !== 0) memory.fill(d, 0, rows * xStride)
  for (let unit: usize = 0; unit < units; unit += BLOCK) {
    const eBlock = e + unit * FLOAT
    addRows(gradient + inputs * stride + unit * FLOAT, eBlock, stride, rows)
    for (let input: usize = 0; input < inputs; input++) {
      let bits = load<u32>(columnMask + input * 4)
      if (bits === 0) continue
      const column = input * FLOAT
      const w = weights + input * stride + unit * FLOAT
      const g = gradient + input * stride + unit * FLOAT
      let g0 = v128.load(g)
      let g1 = v128.load(g, 16)
      let g2 = v128.load(g, 32)
      let g3 = v128.load(g, 48)
      let g4 = v128.load(g, 64)
      let g5 = v128.load(g, 80)
      let g6 = v128.load(g, 96)
      let g7 = v128.load(g, 112)
      for (; bits !== 0; bits &= bits - 1) {
        const row = ctz(bits) as usize
        const value = v128.load32_splat(x + row * xStride + column)
        const eRow = eBlock + row * stride
        g0 = multiplyAdd(g0, value, v128.load(eRow))
        g1 = multiplyAdd(g1, value, v128.load(eRow, 16))
        g2 = multiplyAdd(g2, value, v128.load(eRow, 32))
        g3 = multiplyAdd(g3, value, v128.load(eRow, 48))
        g4 = multiplyAdd(g4, value, v128.load(eRow, 64))
        g5 = multiplyAdd(g5, value, v128.load(eRow, 80))
        g6 = multiplyAdd(g6, value, v128.load(eRow, 96))
        g7 = multiplyAdd(g7, value, v128.load(eRow, 112))
        if (d !== 0) {
          let even = f32x4.mul(v128.load(eRow), v128.load(w))
          let odd = f32x4.mul(v128.load(eRow, 16), v128.load(w, 16))
          even = multiplyAdd(even, v128.load(eRow, 32), v128.load(w, 32))
          odd = multiplyAdd(odd, v128.load(eRow, 48), v128.load(w, 48))
          even = multiplyAdd(even, v128.load(eRow, 64), v128.load(w, 64))
          odd = multiplyAdd(odd, v128.load(eRow, 80), v128.load(w, 80))
          even = multiplyAdd(even, v128.load(eRow, 96), v128.load(w, 96))
          odd = multiplyAdd(odd, v128.load(eRow, 112), v128.load(w, 112))
          const dInput = d + row * xStride + column
          store<f32>(dInput, load<f32>(dInput) + scale * sumLanes(f32x4.add(even, odd)))
        }
      }
      v128.store(g, g0)
      v128.store(g, g1, 16)
      v128.store(g, g2, 32)
      v128.store(g, g3, 48)
      v128.store(g, g4, 64)
      v128.store(g, g5, 80)
      v128.store(g, g6, 96)
      v128.store(g, g7, 112)
    }
  }
}

/** Adds the rows of a block of 32 columns to one row, `stride` bytes apart: the bias's gradient. */
function addRows(target: usize, source: usize, stride: usize, rows: usize): void {
  for (let at: usize = 0; at < BLOCK * FLOAT; at += 2 * LANE_BYTES) {
    let even = v128.load(target + at)
    let odd = v128.load(target + at, 16)
    for (let row: usize = 0; row < rows; row++) {
      even = f32x4.add(even, v128.load(source + row * stride + at))
      odd = f32x4.add(odd, v128.load(source + row * stride + at, 16))
    }
    v128.store(target + at, even)
    v128.store(target + at, odd, 16)
  }
}
