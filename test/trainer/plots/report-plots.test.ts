import type { Canvas } from 'skia-canvas'
import { describe, expect, it } from 'vitest'
import type { Evaluation } from '../../../trainer/evaluation/evaluation.ts'
import { drawReportPlots } from '../../../trainer/plots/report-plots.ts'
import { wordsOf } from '../../../trainer/report/words/languages.ts'
import { EXAMPLE_FIGURES } from '../../helpers/example-figures.ts'
import { expectReadable } from '../../helpers/expect-readable.ts'
import { EXTREME_FIGURES } from '../../helpers/extreme-figures.ts'
import { type RecordedCanvas, recordCanvas } from '../../helpers/recorded-canvas.ts'

const RUNS = { 'a good run': EXAMPLE_FIGURES, ...EXTREME_FIGURES }

const CASES = Object.entries(RUNS).flatMap(([name, figures]) => [
  { name, figures, lang: 'en' as const },
  { name, figures, lang: 'es' as const },
])

/** Draws all pictures of a run on canvases that remember. */
function record(
  figures: Evaluation,
  lang: 'en' | 'es' = 'en',
): (RecordedCanvas & { readonly name: string })[] {
  const records = new Map<Canvas, RecordedCanvas>()
  const create = (width: number, height: number) => {
    const recorded = recordCanvas(width, height)
    records.set(recorded.canvas, recorded)
    return recorded.canvas
  }
  const plots = drawReportPlots(figures, wordsOf(lang).plots, { create })
  return plots.map(({ name, canvas }) => ({ name, ...records.get(canvas)! })) // made by create
}

describe('drawReportPlots', () => {
  it('draws every picture of a run that has everything', () => {
    expect(record(EXAMPLE_FIGURES).map(({ name }) => name)).toEqual([
      'reliability.png',
      'lift.png',
      'gains.png',
      'profit.png',
      'importance.png',
      'dependence.png',
      'groups.png',
    ])
  })

  it('leaves out what there is nothing to show of', () => {
    const names = record(EXTREME_FIGURES['one outcome only']).map(({ name }) => name)
    expect(names).toEqual(['reliability.png', 'importance.png'])
  })

  describe.each(CASES)('of $name in $lang', ({ figures, lang }) => {
    it.each(record(figures, lang))('neither clips nor overlaps text in $name', (picture) => {
      expectReadable(picture.texts, picture.canvas)
    })

    it.each(record(figures, lang))('draws $name with finite numbers only', (picture) => {
      expect(picture.numbers.filter((number) => !Number.isFinite(number))).toEqual([])
      const words = picture.texts.map(({ text }) => text)
      expect(words.filter((text) => /NaN|Infinity|undefined|null/.test(text))).toEqual([])
    })
  })

  it.each([
    ['the lift of each tenth', 'lift.png', ['2.69', '2.01', '0.08', 'Average']],
    ['the lines of the gains', 'gains.png', ['Model', 'Perfect order', 'Random order']],
    ['the choices to make', 'profit.png', ['Chosen', 'Budget', 'Everyone', '2,000']],
    ['features by name', 'importance.png', ['recency', 'gender', '0.05']],
    ['categories and missing values', 'dependence.png', ['North', 'missing', 'monetary']],
    ['groups, and the warned ones', 'groups.png', ['M', '! 18 – 33', 'too few to tell']],
    ['bins and units', 'reliability.png', ['Share who converted', '60 %', 'Perfect']],
  ])('tells %s', (_what, picture, told) => {
    const found = record(EXAMPLE_FIGURES).find(({ name }) => name === picture)
    const words = found?.texts.map(({ text }) => text)
    expect(words).toEqual(expect.arrayContaining(told))
  })

  it('shows zero profit only where there are losses', () => {
    const wordsOfProfit = (figures: Evaluation) =>
      record(figures)
        .find(({ name }) => name === 'profit.png')
        ?.texts.map(({ text }) => text)
    expect(wordsOfProfit(EXTREME_FIGURES['few conversions'])).toContain('Zero')
    expect(wordsOfProfit(EXAMPLE_FIGURES)).not.toContain('Zero')
  })
})
