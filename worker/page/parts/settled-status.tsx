/** Tells a result to whoever listens instead of looking, once it no longer changes. */

import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** Longer than between two keys, or two steps of a slider. */
const SETTLED_MS = 700

/** @param text Null: another is on its way; until it is there, the last one stands. */
export function SettledStatus({ text }: { readonly text: string | null }): JSX.Element {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    if (text === null) return undefined
    const timer = setTimeout(() => setSettled(text), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <p class="unseen" role="status">
      {settled}
    </p>
  )
}
