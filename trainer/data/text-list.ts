/** Very many short texts, kept as bytes: a string each would take ten times the memory. */

export interface TextList {
  length(): number
  /** Adds the text of some UTF-8 bytes to the end. */
  add(bytes: Buffer, start: number, end: number): void
  at(index: number): string
  /** Whether a text has just these bytes. */
  equals(index: number, bytes: Buffer, start: number, end: number): boolean
  /** A 32-bit hash of a text, equal to `hashBytes` of its bytes. */
  hash(index: number): number
}

/** An empty list. */
export function createTextList(): TextList {
  let store = Buffer.allocUnsafeSlow(256)
  // Where each text ends in the store, which is where the next one starts.
  let ends = new Uint32Array(16)
  let length = 0
  const startOf = (index: number): number => (index === 0 ? 0 : ends[index - 1])

  return {
    length: () => length,
    add(bytes, start, end) {
      if (length === ends.length) {
        const longer = new Uint32Array(length * 2)
        longer.set(ends)
        ends = longer
      }
      const from = startOf(length)
      const to = from + end - start
      if (to > store.length) {
        const larger = Buffer.allocUnsafeSlow(2 * to)
        store.copy(larger, 0, 0, from)
        store = larger
      }
      for (let at = start; at < end; at++) store[from + at - start] = bytes[at]
      ends[length++] = to
    },
    at: (index) => store.toString('utf8', startOf(index), ends[index]),
    equals(index, bytes, start, end) {
      const from = startOf(index)
      if (ends[index] - from !== end - start) return false
      for (let at = start; at < end; at++) if (store[from + at - start] !== bytes[at]) return false
      return true
    },
    hash: (index) => hashBytes(store, startOf(index), ends[index]),
  }
}

/** FNV-1a, then mixed once more: its low bits alone choose a slot of a hash table. */
export function hashBytes(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at], 0x01000193)
  return hash ^ (hash >>> 15)
}
