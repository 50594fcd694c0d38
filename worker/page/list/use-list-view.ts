/** What the tab's list is at, and again whenever that changes. */

import { useEffect, useState } from 'preact/hooks'
import type { ListView } from './list-run.ts'
import { tabRun } from './tab-run.ts'

export function useListView(): ListView | null {
  const [view, setView] = useState(tabRun.view)
  useEffect(() => {
    setView(tabRun.view())
    return tabRun.follow(setView)
  }, [])
  return view
}
