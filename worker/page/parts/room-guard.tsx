/** Keeps the page where a room cannot be drawn: what the worker answered was not what it expects. */

import type { ComponentChildren, JSX } from 'preact'
import { useErrorBoundary } from 'preact/hooks'
import { TroublePanel } from './trouble-panel.tsx'

export interface RoomGuardProps {
  /** Of the room. */
  readonly title: string
  readonly apiKey: string | null
  readonly onKey: (key: string) => void
  /** Asks the worker for everything anew. */
  readonly onRetry: () => void
  readonly children: ComponentChildren
}

export function RoomGuard({ title, children, ...panel }: RoomGuardProps): JSX.Element {
  // Told to the browser's console too: whoever mends it needs to know where it was.
  const [error] = useErrorBoundary((caught: unknown) => reportError(caught))
  if (error === undefined) return <>{children}</>
  return <TroublePanel trouble={{ kind: 'unexpected', detail: '', retryAfter: null }} {...panel} />
}
