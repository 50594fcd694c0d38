import { describe, expect, it } from 'vitest'
import { alignUp, layOut } from '../../../trainer/engine/memory.ts'

describe('layOut', () => {
  const { memory, blocks, guards } = layOut({ one: 1, many: 100_000, none: 0 })

  it('gives each block its length, at a multiple of 64, and zeros', () => {
    const { one, many, none } = blocks
    expect([one, many, none].map(({ values }) => values.length)).toEqual([1, 100_000, 0])
    expect([one, many, none].map(({ at }) => at % 64)).toEqual([0, 0, 0])
    expect(many.values.every((value) => value === 0)).toBe(true)
  })

  it('takes every byte either into a block or into a guard', () => {
    for (const { values } of Object.values(blocks)) values.fill(1)
    for (const guard of guards) guard.fill(2)
    const bytes = new Uint8Array(memory.buffer)
    const ones = new Uint8Array(Float32Array.of(1).buffer)
    expect(blocks.many.values.every((value) => value === 1)).toBe(true)
    expect(bytes.filter((byte) => byte === 2)).toHaveLength(bytes.length - 100_001 * ones.length)
  })

  it('keeps 64 bytes and more before, between and behind blocks', () => {
    expect(Math.min(...guards.map(({ length }) => length))).toBeGreaterThanOrEqual(64)
    expect(guards).toHaveLength(4)
  })

  it('refuses more than 4 GiB', () => {
    expect(() => layOut({ all: 2 ** 30 })).toThrow(
      'Expected hidden layers whose training takes less than 4 GiB. Received some that take 4.0 GiB.',
    )
  })
})

describe('alignUp', () => {
  it.each([
    [0, 0],
    [1, 32],
    [32, 32],
    [33, 64],
  ])('rounds %i up to %i', (value, expected) => {
    expect(alignUp(value, 32)).toBe(expected)
  })
})
