import { describe, expect, it } from 'vitest'
import { toPng } from '../../../trainer/plots/canvas.ts'
import { drawReportPlots } from '../../../trainer/plots/report-plots.ts'
import { renderReport } from '../../../trainer/report/page.ts'
import { wordsOf } from '../../../trainer/report/words/languages.ts'
import { EXAMPLE_FIGURES } from '../../helpers/example-figures.ts'
import { EXTREME_FIGURES } from '../../helpers/extreme-figures.ts'
import { readFigure } from '../../helpers/read-figure.ts'
import { figuresInDocument, shownFigures, visibleText } from '../../helpers/shown-figures.ts'
import { TINY_PNG } from '../../helpers/tiny-png.ts'

const RUNS = { 'a good run': EXAMPLE_FIGURES, ...EXTREME_FIGURES }

const CASES = Object.entries(RUNS).flatMap(([name, figures]) => [
  { name, figures, lang: 'en' as const },
  { name, figures, lang: 'es' as const },
])

const NAMES = ['lift.png', 'gains.png', 'reliability.png', 'training-history.png']
const PICTURES = Object.fromEntries(NAMES.map((name) => [name, TINY_PNG]))

describe('renderReport', () => {
  describe.each(CASES)('of $name in $lang', ({ figures, lang }) => {
    const page = renderReport(figures, { lang, pictures: PICTURES })

    it('shows figures of metrics.json in full precision', () => {
      const shown = shownFigures(page)
      const paths = shown.map(({ path }) => path)
      expect(shown.map(({ path, value }) => ({ path, value }))).toEqual(
        figuresInDocument(figures, paths),
      )
      expect(shown.length).toBeGreaterThan(60)
    })

    it('writes each figure as its value rounds', () => {
      const wrong = shownFigures(page).filter(({ value, text }) => {
        if (value === null) return text !== '–'
        const read = readFigure(text, lang)
        const allowed = Math.max(read.rounding, 5e-4 * Math.abs(value))
        return !(Math.abs(read.value - value) <= allowed * (1 + 1e-9))
      })
      expect(wrong).toEqual([])
    })

    it('has nothing to load, to run or to leak', () => {
      expect(page).not.toMatch(/<script|<link|<iframe|https?:|@import|url\(/i)
      expect(page.match(/src="(?!data:image\/png;base64,)/g)).toBeNull()
    })

    it('says nothing that only a program would', () => {
      expect(visibleText(page)).not.toMatch(/undefined|NaN|Infinity|\bnull\b|\[object|\bfalse %/)
    })

    it('names its language and every table', () => {
      expect(page).toContain(`<html lang="${lang}">`)
      expect(page.match(/<caption><span>[^<]/g)?.length).toBe(page.match(/<table>/g)?.length)
    })
  })

  it('has its sections in the order in which people ask', () => {
    const page = renderReport(EXAMPLE_FIGURES, { lang: 'en', pictures: {} })
    expect([...page.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id)).toEqual([
      'verdict',
      'ranking',
      'money',
      'truth',
      'candidates',
      'tuning',
      'drivers',
      'groups',
      'data',
      'stability',
      'model-card',
    ])
  })

  it('embeds the pictures it is given, each with a text of its own', () => {
    const page = renderReport(EXAMPLE_FIGURES, { lang: 'en', pictures: PICTURES })
    const texts = [...page.matchAll(/<img src="data:[^"]+" alt="([^"]+)"/g)].map(([, alt]) => alt)
    expect(texts).toEqual([
      'Bars of lift by tenth: the best-ranked tenth converts 2.69 times as often as the average, the last tenth 0.08 times.',
      'Cumulative gains: the better-ranked half of the customers holds 82.4\u00a0% of all converters; a random order would find 50 %.',
      'Reliability diagram: in 10 of 10 groups the mean probability lies within the 95 % interval of the share who converted.',
      'Loss and accuracy of training and validation rows, epoch by epoch.',
    ])
  })

  it('stays under 2 MB with the pictures of 300 features and 39 groups', async () => {
    const figures = EXTREME_FIGURES['many features and groups']
    const plots = drawReportPlots(figures, wordsOf('en').plots)
    const files = await Promise.all(
      plots.map(async ({ name, canvas }) => [name, await toPng(canvas)] as const),
    )
    const page = renderReport(figures, { lang: 'en', pictures: Object.fromEntries(files) })
    expect(Buffer.byteLength(page)).toBeLessThan(2e6)
    expect(page.match(/<img /g)?.length).toBe(7)
  })

  it('shows names from the data as they are, not as HTML', () => {
    const figures = EXTREME_FIGURES['strange and long names']
    const page = renderReport(figures, { lang: 'en', pictures: PICTURES })
    expect(page.match(/&lt;script&gt;alert\(/g)?.length).toBeGreaterThan(10)
    expect(page).not.toMatch(/<(script|img src=x|i>|b>age)/)
  })

  it('links its warnings to the sections that explain them', () => {
    const page = renderReport(EXAMPLE_FIGURES, { lang: 'en', pictures: {} })
    expect(page).toContain(
      '<a href="#groups">1 group of customers is ranked less well than the others</a>',
    )
    expect(page).toContain(
      '<a href="#groups">1 group of customers gets probabilities that are off</a>',
    )
    expect(page).toContain('<a href="#data">1 warning about the data</a>')
  })

  it.each([
    { lang: 'en' as const, told: 'There are no warnings about the data' },
    { lang: 'es' as const, told: 'No hay avisos sobre los datos' },
  ])('says in $lang that there are no warnings', ({ lang, told }) => {
    const figures = EXTREME_FIGURES['one outcome only']
    expect(renderReport(figures, { lang, pictures: {} })).toContain(told)
  })

  it.each([
    ['what money takes', 'one outcome only', '<code>--cost_per_send</code>'],
    ['that nobody is worth an email', 'few conversions', 'the rule mails nobody'],
    ['that groups can be audited', 'one outcome only', '<code>audit</code>'],
    ['that an order cannot be judged', 'one outcome only', 'a ranking cannot be judged'],
    ['how to cross-validate', 'one outcome only', '<code>--folds 5</code>'],
    ['what period was tested', 'strange and long names', 'testing from 2026-07-01 to'],
    ['that no correction was tried', 'strange and long names', '<code>--calibration off</code>'],
    ['that weaker features are left out', 'many features and groups', '270 weaker features'],
    ['that a sample was looked at', 'few conversions', 'come from a sample of'],
    ['how a single converter limits it', 'few conversions', 'test customer converted'],
  ] as const)('says %s', (_what, run, told) => {
    expect(renderReport(EXTREME_FIGURES[run], { lang: 'en', pictures: {} })).toContain(told)
  })
})
