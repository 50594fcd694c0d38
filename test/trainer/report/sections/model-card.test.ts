import { describe, expect, it } from 'vitest'
import type { Language } from '../../../../shared/language.ts'
import type { Tuning } from '../../../../trainer/evaluation/evaluation.ts'
import { renderReport } from '../../../../trainer/report/page.ts'
import { EXAMPLE_FIGURES } from '../../../helpers/example-figures.ts'
import { EXAMPLE_TUNING } from '../../../helpers/example-tuning.ts'
import { sectionText } from '../../../helpers/shown-figures.ts'

const [tooLarge, chosen, , , diverged] = EXAMPLE_TUNING.settings

function cardWith(changes: Partial<Tuning> | null, lang: Language = 'en'): string {
  const tuning = changes && { ...EXAMPLE_TUNING, ...changes }
  const page = renderReport({ ...EXAMPLE_FIGURES, tuning }, { lang, pictures: {} })
  return sectionText(page, 'model-card')
}

describe('the model card', () => {
  it.each([
    {
      lang: 'en' as const,
      told: 'How it was chosen --recipe auto, from 5 settings: Network taught by a committee. Its log loss is 0.0040 (0.0022 to 0.0057) below that of the next best: Regularised network on binned numbers. To train it again pnpm train --recipe strong --teacher committee',
    },
    {
      lang: 'es' as const,
      told: 'Cómo se eligió --recipe auto, entre 5 ajustes: Red enseñada por un comité. Su pérdida logarítmica queda 0,0040 (0,0022 a 0,0057) por debajo de la del siguiente: Red regularizada con números en tramos. Para entrenarlo otra vez pnpm train --recipe strong --teacher committee',
    },
  ])('tells in $lang what was chosen, by how much, and how to have it again', ({ lang, told }) => {
    expect(cardWith({}, lang)).toContain(told)
  })

  it.each([
    { lang: 'en' as const, told: 'Network taught by a committee. Nothing else was tried.' },
    { lang: 'es' as const, told: 'Red enseñada por un comité. No se probó nada más.' },
  ])('tells in $lang that there was no choice', ({ lang, told }) => {
    expect(cardWith({ recipe: 'strong', settings: [chosen] }, lang)).toContain(
      `--recipe strong: ${told}`,
    )
  })

  it('names no next best where none has a figure and could be served', () => {
    expect(cardWith({ settings: [tooLarge, chosen, diverged] })).toContain(
      'from 3 settings: Network taught by a committee. To train it again',
    )
  })

  it.each([
    { lang: 'en' as const, told: 'How it was chosen No settings were tried. Trained' },
    { lang: 'es' as const, told: 'Cómo se eligió No se probó ningún ajuste. Entrenado' },
  ])('tells in $lang that nothing was tried', ({ lang, told }) => {
    expect(cardWith(null, lang)).toContain(told)
  })

  it.each([
    {
      lang: 'en' as const,
      told: '8.4 s of choosing the model, 1.2 s of training, 2.8 s more for those it is compared with, 0.9 s of evaluation.',
    },
    {
      lang: 'es' as const,
      told: '8,4 s para elegir el modelo, 1,2 s de entrenamiento, 2,8 s más para aquellos con los que se compara, 0,9 s de evaluación.',
    },
  ])('tells in $lang how long each part took', ({ lang, told }) => {
    expect(cardWith({}, lang)).toContain(told)
  })
})
