/** How long a page keeps its viewer waiting: tasks of 50 ms and more, as the browser counts them. */

import type { Page } from 'playwright-core'

export interface LongTasks {
  /** In milliseconds, since the watch began; 0: there was none. */
  longest(): Promise<number>
}

export async function watchLongTasks(page: Page): Promise<LongTasks> {
  const observed = await page.evaluateHandle(() => {
    const durations: number[] = []
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) durations.push(duration)
    })
    observer.observe({ type: 'longtask' })
    return durations
  })
  return {
    longest: () => observed.evaluate((durations) => Math.max(0, ...durations)),
  }
}
