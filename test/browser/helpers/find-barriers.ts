/** What keeps people out of a page, as axe finds it. */

import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

export interface Barrier {
  readonly impact: string
  readonly rule: string
  /** The elements' HTML. */
  readonly elements: readonly string[]
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Every violation, of whatever impact. */
export async function findBarriers(page: Page): Promise<Barrier[]> {
  // As a debugger does, whom the page's policy does not bind.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    (values): Promise<AxeResults> =>
      (window as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: 'tag', values } }),
    RULES,
  )
  return violations.map(({ impact, id, nodes }) => ({
    impact: impact ?? 'unknown',
    rule: id,
    elements: nodes.map(({ html }) => html),
  }))
}
