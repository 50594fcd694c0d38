/** Tells a result to whoever listens instead of looking, once it no longer changes. */

import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** Longer than between two keys, or two steps of a slider. */
const SETTLED_MS = 700

export function SettledStatus({ text }: { readonly text: string }): JSX.Element {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <p class="unseen" role="status">
      {settled}
    </p>
  )
}
