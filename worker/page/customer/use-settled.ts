/** A text once it rests: what changes with every step of a slider is not to be read aloud each time. */

import { useEffect, useState } from 'preact/hooks'

const REST_MS = 800

/** @param text Null: something else is about to be said. */
export function useSettled(text: string | null): string {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    if (text === null) return undefined
    const timer = setTimeout(() => setSettled(text), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
