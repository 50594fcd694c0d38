/** Protocol buffer messages as plain data: fields by number, encoded as they are listed. */

import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'

/** A number is an integer (int32, int64, enum, or a bool as 0 or 1). */
type ProtobufValue =
  | number
  | string
  | Uint8Array
  | ProtobufMessage
  | { readonly float: number }
  | { readonly double: number }

/** A field that is listed several times is a repeated one. */
export type ProtobufMessage = readonly (readonly [field: number, value: ProtobufValue])[]

/** Encodes the message in the wire format. */
export function encodeProtobuf(message: ProtobufMessage): Uint8Array {
  const writer = new BinaryWriter()
  writeFields(writer, message)
  return writer.finish()
}

function writeFields(writer: BinaryWriter, message: ProtobufMessage): void {
  for (const [field, value] of message) {
    if (typeof value === 'number') {
      writer.tag(field, WireType.Varint).int64(value)
      continue
    }
    if (typeof value === 'object' && 'float' in value) {
      writer.tag(field, WireType.Bit32).float(value.float)
      continue
    }
    if (typeof value === 'object' && 'double' in value) {
      writer.tag(field, WireType.Bit64).double(value.double)
      continue
    }
    writer.tag(field, WireType.LengthDelimited)
    if (typeof value === 'string') {
      writer.string(value)
    } else if (value instanceof Uint8Array) {
      writer.bytes(value)
    } else {
      writer.fork()
      writeFields(writer, value)
      writer.join()
    }
  }
}
