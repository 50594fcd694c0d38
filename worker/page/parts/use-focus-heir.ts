/** Whoever has the focus leaves it to the page's content when she goes, so that it is never lost. */

import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

/** @param part What may be taken away while something in it has the focus. */
export function useFocusHeir(part: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = part.current
    return () => {
      // Layout effects end before what they are of is taken away; others end after that.
      if (!element?.contains(document.activeElement)) return
      document.getElementById('main')?.focus({ preventScroll: true })
    }
  }, [part])
}
