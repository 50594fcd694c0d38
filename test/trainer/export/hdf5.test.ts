import { describe, expect, it } from 'vitest'
import { encodeHdf5 } from '../../../trainer/export/hdf5.ts'
import { readHdf5 } from '../../helpers/read-hdf5.ts'

describe('encodeHdf5', () => {
  it('keeps values, shapes, groups and attributes', async () => {
    const bytes = await encodeHdf5({
      attributes: { title: 'A name, 名前' },
      members: {
        outer: {
          attributes: { list: ['one', 'three'], empty: new Float64Array() },
          members: {
            matrix: { values: Float32Array.of(1, 2, 3, 4, 5, 6), shape: [2, 3] },
            inner: {},
          },
        },
      },
    })

    expect(await readHdf5(bytes)).toEqual({
      attributes: { title: 'A name, 名前' },
      members: {
        outer: {
          attributes: { list: ['one', 'three'], empty: new Float64Array() },
          members: {
            matrix: { shape: [2, 3], type: '<f', values: Float32Array.of(1, 2, 3, 4, 5, 6) },
            inner: { attributes: {}, members: {} },
          },
        },
      },
    })
  })

  it('keeps a text longer than the 64 kB that an attribute may hold by itself', async () => {
    const text = 'layer '.repeat(20_000)

    const { attributes } = await readHdf5(await encodeHdf5({ attributes: { text } }))

    expect(attributes.text).toBe(text)
  })

  it('writes the same bytes after another file', async () => {
    const first = await encodeHdf5({ attributes: { name: 'first' } })
    await encodeHdf5({ attributes: { name: 'second' }, members: { group: {} } })

    expect(await encodeHdf5({ attributes: { name: 'first' } })).toEqual(first)
  })

  it('gives the clock back, also when it fails', async () => {
    const { now } = Date

    await encodeHdf5({})
    expect(Date.now).toBe(now)

    await expect(
      encodeHdf5({ members: { wrong: { values: new Float32Array(3), shape: [2, 2] } } }),
    ).rejects.toThrow()
    expect(Date.now).toBe(now)
  })
})
