import { describe, expect, it } from 'vitest'
import { encodeEventFile } from '../../../trainer/report/event-file.ts'

describe('encodeEventFile', () => {
  it('starts with the record that the writer of TensorBoard starts with', () => {
    // RecordWriter(file).write(Event(wall_time=1.5, file_version='brain.Event:2')
    //   .SerializeToString()), TensorBoard 2.21.0
    expect(Buffer.from(encodeEventFile(new Date(1500), [])).toString('hex')).toBe(
      '1800000000000000a37f4b22' + '09000000000000f83f1a0d627261696e2e4576656e743a32' + '2a28646c',
    )
  })

  it('adds a record for each event, in the order given', () => {
    const start = encodeEventFile(new Date(0), [])
    const first = { time: new Date(1000), step: 7, value: [[1, 'loss']] } as const
    const second = { time: new Date(500), step: 8, value: [[1, 'loss']] } as const

    const one = encodeEventFile(new Date(0), [first])
    const both = encodeEventFile(new Date(0), [first, second])

    expect(both.subarray(0, one.length)).toEqual(one)
    expect(Buffer.from(one.subarray(start.length + 12, -4)).toString('hex')).toBe(
      // Time 1.0, step 7, a summary of one value with a tag.
      '09000000000000f03f' + '1007' + '2a08' + '0a06' + '0a046c6f7373',
    )
  })
})
