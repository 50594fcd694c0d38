/** Finds a text among many by its bytes: open addressing over a list of texts. */

import { hashBytes, type TextList } from './text-list.ts'

export interface TextTable {
  /** The position of a text in the list, or -1. */
  find(bytes: Buffer, start: number, end: number): number
  /** Adds a text that the list lacks. */
  add(bytes: Buffer, start: number, end: number): void
}

/** @param list Empty, and to be added to through the table alone. */
export function createTextTable(list: TextList): TextTable {
  // Positions in the list plus one, at the slot of their hash or the next free one; 0 is free.
  let slots = new Int32Array(64)

  function occupy(hash: number, index: number): void {
    const last = slots.length - 1
    let slot = hash & last
    while (slots[slot] !== 0) slot = (slot + 1) & last
    slots[slot] = index + 1
  }

  return {
    find(bytes, start, end) {
      const last = slots.length - 1
      let slot = hashBytes(bytes, start, end) & last
      while (slots[slot] !== 0) {
        const index = slots[slot] - 1
        if (list.equals(index, bytes, start, end)) return index
        slot = (slot + 1) & last
      }
      return -1
    },
    add(bytes, start, end) {
      const index = list.length()
      list.add(bytes, start, end)
      if (2 * list.length() <= slots.length) {
        occupy(hashBytes(bytes, start, end), index)
        return
      }
      slots = new Int32Array(2 * slots.length)
      for (let earlier = 0; earlier <= index; earlier++) occupy(list.hash(earlier), earlier)
    },
  }
}
