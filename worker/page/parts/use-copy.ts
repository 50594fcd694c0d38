/** Copies a text, as far as the browser lets a page do so, and remembers what came of it. */

import { useState } from 'preact/hooks'

export interface Copying {
  /** Of the text as it is now; null: this one was not copied yet. */
  readonly outcome: 'copied' | 'refused' | null
  /** @returns Whether the browser took the text. Never rejects. */
  readonly copy: () => Promise<boolean>
}

/** @param text Null: there is nothing to copy. */
export function useCopy(text: string | null): Copying {
  const [last, setLast] = useState<{ readonly text: string; readonly isCopied: boolean } | null>(
    null,
  )
  const copy = async (): Promise<boolean> => {
    if (text === null) return false
    const isCopied = await tryToCopy(text)
    setLast({ text, isCopied })
    return isCopied
  }
  if (last === null || last.text !== text) return { outcome: null, copy }
  return { outcome: last.isCopied ? 'copied' : 'refused', copy }
}

async function tryToCopy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Not allowed, or (over plain HTTP) not there at all.
    return false
  }
}
