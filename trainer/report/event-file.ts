/** Event files as TensorFlow writes them, for TensorBoard: summaries in checksummed records. */

import { encodeProtobuf, type ProtobufMessage } from '../export/protobuf.ts'
import { crc32c } from './crc32c.ts'

/** One value of something that is followed over the steps of a run. */
export interface SummaryEvent {
  readonly time: Date
  readonly step: number
  /** A `Summary.Value`. */
  readonly value: ProtobufMessage
}

/** What the first record says of all others. */
const FILE_VERSION = 'brain.Event:2'

/** Added to checksums by TensorFlow, since those of data with checksums in it are weak. */
const MASK_DELTA = 0xa282ead8

/** Field numbers, from TensorFlow's `event.proto` and `summary.proto`. */
const EVENT = { time: 1, step: 2, fileVersion: 3, summary: 5 } as const
const SUMMARY = { values: 1 } as const

/**
 * Encodes an event file.
 *
 * @param createdAt Of the file; events follow in the order given.
 */
export function encodeEventFile(createdAt: Date, events: readonly SummaryEvent[]): Uint8Array {
  const messages: readonly ProtobufMessage[] = [
    [
      [EVENT.time, seconds(createdAt)],
      [EVENT.fileVersion, FILE_VERSION],
    ],
    ...events.map(
      ({ time, step, value }): ProtobufMessage => [
        [EVENT.time, seconds(time)],
        [EVENT.step, step],
        [EVENT.summary, [[SUMMARY.values, value]]],
      ],
    ),
  ]
  return Buffer.concat(messages.map((message) => encodeRecord(encodeProtobuf(message))))
}

/** A point in time as a field of seconds since 1970. */
export function seconds(time: Date): { readonly double: number } {
  return { double: time.getTime() / 1000 }
}

/**
 * A record of a TFRecord file, integers in little-endian order:
 *
 *     uint64 length, uint32 masked CRC of length, data, uint32 masked CRC of data
 */
function encodeRecord(data: Uint8Array): Uint8Array {
  const record = new Uint8Array(data.length + 16)
  const view = new DataView(record.buffer)
  view.setBigUint64(0, BigInt(data.length), true)
  view.setUint32(8, maskedCrc(record.subarray(0, 8)), true)
  record.set(data, 12)
  view.setUint32(12 + data.length, maskedCrc(data), true)
  return record
}

function maskedCrc(bytes: Uint8Array): number {
  const checksum = crc32c(bytes)
  return (((checksum >>> 15) | (checksum << 17)) + MASK_DELTA) >>> 0
}
