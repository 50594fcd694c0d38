/**
 * The one list of this tab: the page's only state that no component holds, since it outlives its
 * room, so that the viewer may look at others meanwhile.
 */

import { createListRun, isUnderWay, type ThreadHandle } from './list-run.ts'
import type { FromThread, ToThread } from './thread-messages.ts'

export const tabRun = createListRun((onMessage, onError): ThreadHandle => {
  const worker = new Worker(new URL('./list-thread.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<FromThread>) => onMessage(data)
  worker.onerror = onError
  return {
    post: (message: ToThread) => worker.postMessage(message),
    end: () => worker.terminate(),
  }
})

// The browser asks whether the tab is to be closed while a list is under way.
tabRun.follow((view) => {
  if (isUnderWay(view)) addEventListener('beforeunload', askFirst)
  else removeEventListener('beforeunload', askFirst)
})

function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault()
}
