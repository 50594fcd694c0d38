/** What may be wider than the screen scrolls by itself, with the keyboard too. */

import type { ComponentChildren, JSX } from 'preact'

export function Scroll({
  label,
  children,
}: {
  readonly label: string
  readonly children: ComponentChildren
}): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls with the arrow keys.
    <section class="scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
