/** Text of any length, kept by the browser as blobs, which it may put on disk. */

export interface BlobWriter {
  write(text: string): void
  /** All that was written so far. */
  read(): Blob
}

/** In UTF-16 units: large enough that blobs are few, small enough that memory is little. */
const LARGEST_PIECE = 1_000_000

export function createBlobWriter(type: string): BlobWriter {
  const blobs: Blob[] = []
  let texts: string[] = []
  let length = 0
  const putAway = (): void => {
    if (length > 0) blobs.push(new Blob(texts))
    texts = []
    length = 0
  }
  return {
    write(text) {
      texts.push(text)
      length += text.length
      if (length >= LARGEST_PIECE) putAway()
    },
    read() {
      putAway()
      return new Blob(blobs, { type })
    },
  }
}
