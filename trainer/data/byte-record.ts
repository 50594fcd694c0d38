/** One row of a CSV file as the bytes of its cells, from which no text need be made. */

/** A reader fills the same record row after row: whoever visits it keeps nothing of it. */
export interface ByteRecord {
  /** UTF-8; what lies between the cells means nothing. */
  bytes: Buffer
  /** How many cells the row has. */
  cells: number
  /** Where each cell starts in `bytes`, without quotes or surrounding space. At least `cells`. */
  starts: Int32Array
  /** Where each cell ends in `bytes`, exclusive. At least `cells`. */
  ends: Int32Array
  /** The line that the row starts on; a file's first line is 1. */
  line: number
}

/** A record without cells. */
export function createByteRecord(bytes: Buffer): ByteRecord {
  return { bytes, cells: 0, starts: new Int32Array(16), ends: new Int32Array(16), line: 0 }
}

/** Makes room for twice the cells. */
export function growByteRecord(record: ByteRecord): void {
  record.starts = lengthened(record.starts)
  record.ends = lengthened(record.ends)
}

/** The cells as text. */
export function textsOf({ bytes, cells, starts, ends }: ByteRecord): string[] {
  return Array.from({ length: cells }, (_, cell) =>
    bytes.toString('utf8', starts[cell], ends[cell]),
  )
}

/** Whether no cell holds anything. */
export function isBlank({ cells, starts, ends }: ByteRecord): boolean {
  for (let cell = 0; cell < cells; cell++) if (starts[cell] < ends[cell]) return false
  return true
}

/** Makes the record hold these trimmed cells. */
export function fillByteRecord(record: ByteRecord, texts: readonly string[], line: number): void {
  const room = texts.reduce((bytes, text) => bytes + Buffer.byteLength(text), 0)
  if (room > record.bytes.length) record.bytes = Buffer.allocUnsafe(2 * room)
  while (record.starts.length < texts.length) growByteRecord(record)
  let end = 0
  texts.forEach((text, cell) => {
    record.starts[cell] = end
    end += record.bytes.write(text, end)
    record.ends[cell] = end
  })
  record.cells = texts.length
  record.line = line
}

function lengthened(positions: Int32Array): Int32Array {
  const longer = new Int32Array(positions.length * 2)
  longer.set(positions)
  return longer
}
