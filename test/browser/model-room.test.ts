import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { Language } from '../../shared/language.ts'
import { readFigure } from '../helpers/read-figure.ts'
import { it } from './helpers/page-test.ts'
import { readMetrics } from './helpers/run-figures.ts'

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

  it('leaves out no decile, no bin, no feature, no group and no candidate', async ({
    openPage,
    project,
  }) => {
    const page = await openPage({ at: 'model' })
    const shown = (await shownFigures(page)).map(({ path }) => path)
    const { deciles, reliability, importance, groups, candidates } = await readMetrics(project)
    const paths = [
      'quality.score',
      'reliability.expected_calibration_error',
      ...deciles.map((_, at) => `deciles.${at}.lift`),
      ...reliability.bins.map((_, at) => `reliability.bins.${at}.rate`),
      ...importance.map((_, at) => `importance.${at}.roc_auc_drop.value`),
      ...groups.flatMap((column, at) =>
        column.groups.map((_, group) => `groups.${at}.groups.${group}.mean_probability`),
      ),
      ...candidates.map((_, at) => `candidates.${at}.log_loss.high`),
    ]
    expect(paths.filter((path) => !shown.includes(path))).toEqual([])
  })
})
