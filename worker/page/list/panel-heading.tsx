/** The heading of what a list is at, which takes the focus where what had it is gone. */

import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

export function PanelHeading({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Body or content has it once the button that had it is removed. Elsewhere it is the viewer's.
    const heirs = [document.body, document.getElementById('main')]
    if (heirs.includes(document.activeElement as HTMLElement)) heading.current?.focus()
  }, [])
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  )
}
