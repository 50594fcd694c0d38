import { describe, expect, it } from 'vitest'
import { encodeProtobuf, type ProtobufMessage } from '../../../trainer/export/protobuf.ts'

const cases: { what: string; message: ProtobufMessage; hex: string }[] = [
  { what: 'nothing', message: [], hex: '' },
  { what: 'an integer', message: [[1, 150]], hex: '089601' },
  { what: 'a negative integer, as ten bytes', message: [[1, -1]], hex: '08ffffffffffffffffff01' },
  { what: 'an integer beyond 32 bits', message: [[1, 2 ** 40]], hex: '08808080808020' },
  { what: 'a text', message: [[2, 'testing']], hex: '120774657374696e67' },
  { what: 'bytes', message: [[4, Uint8Array.of(0, 255)]], hex: '220200ff' },
  { what: 'a float', message: [[1, { float: 0.5 }]], hex: '0d0000003f' },
  { what: 'a double', message: [[1, { double: 0.1 }]], hex: '099a9999999999b93f' },
  { what: 'a message in a message', message: [[3, [[1, 150]]]], hex: '1a03089601' },
  { what: 'an empty message', message: [[3, []]], hex: '1a00' },
  {
    what: 'a repeated field, in order',
    message: [
      [1, 2],
      [1, 1],
    ],
    hex: '08020801',
  },
]

describe('encodeProtobuf', () => {
  // The examples of the format's specification, and the cases beside them.
  it.each(cases)('encodes $what', ({ message, hex }) => {
    expect(Buffer.from(encodeProtobuf(message)).toString('hex')).toBe(hex)
  })
})
