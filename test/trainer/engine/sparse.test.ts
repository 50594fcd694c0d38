import { describe, expect, it } from 'vitest'
import { loadKernels } from '../../../trainer/engine/compile.ts'
import { bindKernels } from '../../../trainer/engine/kernel-calls.ts'
import { layOut } from '../../../trainer/engine/memory.ts'
import { createRandom } from '../../../trainer/random.ts'

const MOST_COLUMNS = 320

const { memory, blocks } = layOut({
  x: 32 * MOST_COLUMNS,
  mask: (32 * MOST_COLUMNS) / 32,
  columnMask: MOST_COLUMNS,
})
const kernels = bindKernels(await loadKernels(), memory)
const rowWords = new Uint32Array(memory.buffer, blocks.mask.at, blocks.mask.values.length)
const columnWords = new Uint32Array(memory.buffer, blocks.columnMask.at, MOST_COLUMNS)

/** Rows of which two in three numbers are zero. */
function sparseRows(rows: number, columns: number): Float32Array {
  const random = createRandom(rows, `${columns} columns`)
  return new Float32Array(rows * columns).map(() => Math.max(0, random.integer(3) - 1))
}

/** Whether the bit is set, in words of 32 bits. */
function bitAt(words: Uint32Array, bit: number): boolean {
  return ((words[bit >>> 5] >>> (bit & 31)) & 1) === 1
}

describe.each([
  { rows: 1, columns: 4 },
  { rows: 32, columns: 32 },
  { rows: 31, columns: 36 },
  { rows: 7, columns: 64 },
  { rows: 32, columns: 68 },
  { rows: 17, columns: 300 },
])('the bits of $rows rows and $columns columns', ({ rows, columns }) => {
  const x = sparseRows(rows, columns)
  const isSet = Array.from(x, (value) => value !== 0)
  const rowBits = 64 * Math.ceil(columns / 64)

  function mark(): void {
    // What an earlier tile left there, of more rows than this one has.
    rowWords.fill(0xffffffff)
    columnWords.fill(0xffffffff)
    blocks.x.values.set(x)
    kernels.markNonZeros(blocks.x.at, columns, rows, blocks.mask.at)
    kernels.transposeMask(blocks.mask.at, columns, rows, blocks.columnMask.at)
  }

  it('tell of each number whether it is zero, row by row', () => {
    mark()
    expect(
      isSet.map((_, at) => bitAt(rowWords, Math.floor(at / columns) * rowBits + (at % columns))),
    ).toEqual(isSet)
  })

  it('tell the same column by column, and of no row that is not there', () => {
    mark()
    expect(
      isSet.map((_, at) => bitAt(columnWords, (at % columns) * 32 + Math.floor(at / columns))),
    ).toEqual(isSet)
    const absent = Array.from(columnWords.subarray(0, columns), (word) =>
      rows === 32 ? 0 : word >>> rows,
    )
    expect(new Set(absent)).toEqual(new Set([0]))
  })
})

describe('markNonZeros', () => {
  it.each([
    { what: 'NaN', value: Number.NaN, bit: 1 },
    { what: 'the least subnormal number', value: 2 ** -149, bit: 1 },
    { what: 'minus zero', value: -0, bit: 0 },
  ])('takes $what as bit $bit', ({ value, bit }) => {
    blocks.x.values.set([0, value, 0, 0])
    kernels.markNonZeros(blocks.x.at, 4, 1, blocks.mask.at)
    expect(rowWords[0]).toBe(bit << 1)
  })
})
