/** Lays blocks of numbers out in one WebAssembly memory. */

import { Failure } from '../../shared/failure.ts'

/** Bytes of no block between any two: what a kernel that writes too far meets first. */
const GUARD_BYTES = 64

/** The size of a cache line, at which every block starts. */
const ALIGNMENT = 64

const PAGE_BYTES = 65536

/** All that 32-bit addresses reach. */
const MOST_PAGES = 65536

/** Float32 numbers in a WebAssembly memory; `at` is the address of the first, in bytes. */
export interface Block {
  readonly at: number
  readonly values: Float32Array
}

export interface EngineMemory<Name extends string> {
  readonly memory: WebAssembly.Memory
  readonly blocks: Readonly<Record<Name, Block>>
  /** Every stretch of bytes that belongs to no block. */
  readonly guards: readonly Uint8Array[]
}

/**
 * Makes a memory, all zeros, with a block for each entry.
 *
 * @param lengths How many float32 numbers each block holds.
 * @throws Failure `invalid-usage` when they take more than WebAssembly's 4 GiB.
 */
export function layOut<Name extends string>(
  lengths: Readonly<Record<Name, number>>,
): EngineMemory<Name> {
  const names = Object.keys(lengths) as Name[] // the type of keys is lost otherwise
  const starts = new Map<Name, number>()
  let end = GUARD_BYTES
  for (const name of names) {
    starts.set(name, end)
    end += alignUp(4 * lengths[name], ALIGNMENT) + GUARD_BYTES
  }
  const pages = Math.ceil(end / PAGE_BYTES)
  if (pages > MOST_PAGES) {
    throw new Failure(
      'invalid-usage',
      'Expected hidden layers whose training takes less than 4 GiB. ' +
        `Received some that take ${(end / 2 ** 30).toFixed(1)} GiB.`,
    )
  }
  const memory = new WebAssembly.Memory({ initial: pages })
  const guards: Uint8Array[] = []
  let guardStart = 0
  const entries = names.map((name): [Name, Block] => {
    const at = starts.get(name) ?? 0
    guards.push(new Uint8Array(memory.buffer, guardStart, at - guardStart))
    guardStart = at + 4 * lengths[name]
    return [name, { at, values: new Float32Array(memory.buffer, at, lengths[name]) }]
  })
  guards.push(new Uint8Array(memory.buffer, guardStart))
  return { memory, blocks: Object.fromEntries(entries) as Record<Name, Block>, guards }
}

/** The least multiple of `step` that is not below `value`. */
export function alignUp(value: number, step: number): number {
  return Math.ceil(value / step) * step
}
