import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { Language } from '../../shared/language.ts'
import { readFigure } from '../helpers/read-figure.ts'
import { it } from './helpers/page-test.ts'

/** Every figure that says where it stands in metrics.json, in full precision and as it is read. */
function shownFigures(page: Page): Promise<{ path: string; value: string; text: string }[]> {
  return page.locator('data[data-figure]').evaluateAll((figures) =>
    figures.map((figure) => ({
      path: figure.getAttribute('data-figure') ?? '',
      value: figure.getAttribute('value') ?? '',
      text: figure.textContent ?? '',
    })),
  )
}

async function readMetrics(project: string): Promise<unknown> {
  return JSON.parse(await readFile(join(project, 'outputs/metrics.json'), 'utf8'))
}

/** What stands at a path of names and positions. */
function valueAt(document: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce((node, name) => (node as Record<string, unknown> | undefined)?.[name], document)
}

const LANGUAGES: readonly Language[] = ['en', 'es']

describe('the room Model', () => {
  it.for(LANGUAGES)(
    'shows the figures of metrics.json to the last digit, in %s',
    async (language, { openPage, project }) => {
      const page = await openPage({ language, at: 'model' })
      const [shown, metrics] = [await shownFigures(page), await readMetrics(project)]
      const wrong = shown.filter(({ path, value, text }) => {
        const figure = valueAt(metrics, path)
        const read = readFigure(text, language)
        const isNear = Math.abs(read.value - Number(figure)) <= read.rounding + 1e-12
        return value !== String(figure) || !isNear
      })
      expect(wrong).toEqual([])
    },
  )

  it('shows quality, deciles, reliability, importance, groups and what it was compared with', async ({
    openPage,
  }) => {
    const page = await openPage({ at: 'model' })
    const counts = new Map<string, number>()
    for (const { path } of await shownFigures(page)) {
      const [kind] = path.split('.')
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
    }
    expect(Object.fromEntries(counts)).toEqual({})
  })
})
