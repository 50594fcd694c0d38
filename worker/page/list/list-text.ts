/** A dropped file becomes text, piece by piece: UTF-8, or UTF-16 with its byte order mark. */

import { RefusedList } from './refusal.ts'

export interface ListText {
  /** Whether the file begins with a byte order mark. It is no part of the text. */
  readonly hasByteOrderMark: boolean
  /** The beginning, with the whole of any sensible header line. */
  readonly head: string
  /**
   * All of it, from the start.
   *
   * @throws RefusedList `binary`, `encoding` or `unreadable`, wherever in the file that shows.
   */
  readonly pieces: () => AsyncGenerator<string>
}

/** Long enough to hold any header line, as in the trainer. */
const HEAD_BYTES = 64 * 1024

interface Mark {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be'
  readonly bytes: readonly number[]
}

const BYTE_ORDER_MARKS: readonly Mark[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

/** How every zip file begins, and so every .xlsx and .ods. */
const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** How an .xls begins. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0]

/** @throws RefusedList `empty`, `workbook` or `unreadable`. */
export async function openText(file: Blob): Promise<ListText> {
  if (file.size === 0) throw new RefusedList({ kind: 'empty' })
  const start = await readStart(file)
  if (beginsWith(start, ZIP) || beginsWith(start, COMPOUND_FILE)) {
    throw new RefusedList({ kind: 'workbook' })
  }
  const mark = BYTE_ORDER_MARKS.find(({ bytes }) => beginsWith(start, bytes))
  const encoding = mark?.encoding ?? 'utf-8'
  return {
    hasByteOrderMark: mark !== undefined,
    // Not fatal: the head may end within a character.
    head: new TextDecoder(encoding).decode(start),
    pieces: () => decode(file, encoding),
  }
}

async function readStart(file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
  } catch (error) {
    throw new RefusedList({ kind: 'unreadable' }, { cause: error })
  }
}

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte)
}

async function* decode(file: Blob, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const bytes of readBytes(file)) {
    const piece = decodeOrRefuse(() => decoder.decode(bytes, { stream: true }))
    if (piece.includes('\0')) throw new RefusedList({ kind: 'binary' })
    yield piece
  }
  yield decodeOrRefuse(() => decoder.decode())
}

function decodeOrRefuse(decodeNext: () => string): string {
  try {
    return decodeNext()
  } catch (error) {
    throw new RefusedList({ kind: 'encoding' }, { cause: error })
  }
}

/** Not `for await` over the stream itself, which Safari does not know. */
async function* readBytes(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  try {
    for (;;) {
      const { done, value } = await readOrRefuse(reader)
      if (done) return
      yield value
    }
  } finally {
    // A stream that broke tells so again.
    await reader.cancel().catch(() => {})
  }
}

async function readOrRefuse(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read()
  } catch (error) {
    throw new RefusedList({ kind: 'unreadable' }, { cause: error })
  }
}
