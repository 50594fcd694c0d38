import { describe, expect, it } from 'vitest'
import type { Language } from '../../../../shared/language.ts'
import { renderReport } from '../../../../trainer/report/page.ts'
import { EXAMPLE_FIGURES } from '../../../helpers/example-figures.ts'
import { EXAMPLE_TUNING } from '../../../helpers/example-tuning.ts'
import { sectionText } from '../../../helpers/shown-figures.ts'
import { TINY_PNG } from '../../../helpers/tiny-png.ts'

const PICTURES = { 'training-history.png': TINY_PNG }

function textWith(tuning: typeof EXAMPLE_FIGURES.tuning, lang: Language, pictures = {}): string {
  return sectionText(renderReport({ ...EXAMPLE_FIGURES, tuning }, { lang, pictures }), 'stability')
}

describe('the section of how training went', () => {
  it.each([
    { lang: 'en' as const, told: 'measured against the answers of the committee' },
    { lang: 'es' as const, told: 'se miden frente a las respuestas del comité' },
  ])('says in $lang what the lines of a taught network are measured against', ({ lang, told }) => {
    expect(textWith(EXAMPLE_TUNING, lang, PICTURES)).toContain(told)
  })

  it.each([
    { what: 'nothing was tried', tuning: null },
    { what: 'it learned from outcomes', tuning: { ...EXAMPLE_TUNING, committee: null } },
  ])('says nothing of a committee where $what', ({ tuning }) => {
    expect(textWith(tuning, 'en', PICTURES)).not.toContain('committee')
  })

  it('says nothing of lines that are not drawn', () => {
    expect(textWith(EXAMPLE_TUNING, 'en')).not.toContain('committee')
  })
})
