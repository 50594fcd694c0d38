import { describe, expect, it } from 'vitest'
import type { Language } from '../../../../shared/language.ts'
import type { Tuning } from '../../../../trainer/evaluation/evaluation.ts'
import { renderReport } from '../../../../trainer/report/page.ts'
import { EXAMPLE_FIGURES } from '../../../helpers/example-figures.ts'
import { EXAMPLE_TUNING } from '../../../helpers/example-tuning.ts'
import { EXTREME_FIGURES } from '../../../helpers/extreme-figures.ts'
import { sectionText } from '../../../helpers/shown-figures.ts'

const [tooLarge, chosen, considered, , diverged] = EXAMPLE_TUNING.settings

function pageWith(tuning: Tuning | null, lang: Language = 'en'): string {
  return renderReport({ ...EXAMPLE_FIGURES, tuning }, { lang, pictures: {} })
}

function textWith(changes: Partial<Tuning>, lang: Language = 'en'): string {
  return sectionText(pageWith({ ...EXAMPLE_TUNING, ...changes }, lang), 'tuning')
}

describe('the section of how the model was chosen', () => {
  it.each([
    {
      lang: 'en' as const,
      told: [
        'How the model was chosen 5 ways to make the model were compared on all 7,200 training rows.',
        'divided into 5 parts',
        'Network on binned numbers --bins 24 --rare_below 5 --hidden 128 --batch_size 128 --lr 0.003 --weight_decay 0.1 0.4028 -0.0002 (-0.0016 to +0.0012) 0.772 71,425 too large to serve',
        '0.4030 – 0.771 25,729 chosen Regularised',
        '0.4070 +0.0040 (+0.0022 to +0.0057) 0.768 6,465 considered Classic network the defaults 0.4114',
        'Logistic regression --hidden none --dropout 0 --epochs 27 --lr 0.02 --schedule cosine – – – 18 diverged',
        'Together they have a log loss of 0.4032 on rows',
        'Logistic regression 0.0 % 0.4195 Classic network 20.0 % 0.4114',
        '63 shallow gradient-boosted trees 35.0 % 0.4055 1 deep gradient-boosted tree 15.0 % 0.4068',
        'without a choice: pnpm train --recipe strong --teacher committee --bins 24',
      ],
    },
    {
      lang: 'es' as const,
      told: [
        'Cómo se eligió el modelo Se compararon 5 maneras de hacer el modelo con las 7200 filas de entrenamiento.',
        'Se dividieron en 5 partes',
        '0,4028 -0,0002 (-0,0016 a +0,0012) 0,772 71.425 demasiado grande para servirlo',
        '0,4030 – 0,771 25.729 elegido Red regularizada',
        '0,4070 +0,0040 (+0,0022 a +0,0057) 0,768 6465 considerado Red clásica los valores por defecto 0,4114',
        '– – – 18 divergió',
        'Juntos tienen una pérdida logarítmica de 0,4032 en filas',
        'Regresión logística 0,0 % 0,4195 Red clásica 20,0 % 0,4114',
        '63 árboles de decisión poco profundos (gradient boosting) 35,0 % 0,4055 1 árbol de decisión profundo (gradient boosting) 15,0 % 0,4068',
        'sin nada que elegir: pnpm train --recipe strong --teacher committee --bins 24',
      ],
    },
  ])('tells in $lang what was tried, chosen and taught by whom', ({ lang, told }) => {
    const text = textWith({}, lang)
    for (const sentence of told) expect(text).toContain(sentence)
  })

  it.each([
    {
      lang: 'en' as const,
      told: 'How the model was chosen No settings were tried: options that were not given have their defaults.',
    },
    {
      lang: 'es' as const,
      told: 'Cómo se eligió el modelo No se probó ningún ajuste: las opciones que no se indicaron tienen su valor por defecto.',
    },
  ])('says in $lang, and nothing else, that nothing was tried', ({ lang, told }) => {
    expect(sectionText(pageWith(null, lang), 'tuning')).toBe(told)
  })

  it.each([
    { lang: 'en' as const, told: 'Nothing was compared', table: 'Log loss above the chosen' },
    { lang: 'es' as const, told: 'No se comparó nada', table: 'Pérdida por encima del elegido' },
  ])('has in $lang a committee and no comparison of one setting', ({ lang, told, table }) => {
    const text = textWith({ recipe: 'strong', settings: [chosen] }, lang)
    expect(text).toContain(told)
    expect(text).toContain('gradient')
    expect(text).not.toContain(table)
  })

  it.each([
    { lang: 'en' as const, told: 'so it cannot be repeated for certain' },
    { lang: 'es' as const, told: 'así que no se puede repetir con seguridad' },
  ])('says in $lang that a search of limited time cannot be repeated', ({ lang, told }) => {
    expect(textWith({ isReproducible: false }, lang)).toContain(told)
    expect(textWith({}, lang)).not.toContain(told)
  })

  it.each([
    { lang: 'en' as const, told: 'not reached in time' },
    { lang: 'es' as const, told: 'no hubo tiempo' },
  ])('says in $lang what was not reached in time', ({ lang, told }) => {
    expect(textWith({ settings: [chosen, { ...diverged, status: 'cut' }] }, lang)).toContain(
      `– – – 18 ${told}`,
    )
  })

  it.each([
    { lang: 'en' as const, told: 'compared on 1,200 of the 7,200 training rows.' },
    { lang: 'es' as const, told: 'con 1200 de las 7200 filas de entrenamiento.' },
  ])('says in $lang that some of the training rows were looked at', ({ lang, told }) => {
    expect(textWith({ rows: 1200 }, lang)).toContain(told)
  })

  it('has no committee where the chosen network learned from outcomes', () => {
    const text = textWith({
      settings: [{ ...considered, status: 'chosen', lossAbove: null }, diverged],
      committee: null,
    })
    expect(text).not.toContain('The committee')
  })

  it('marks the chosen setting, wherever it stands', () => {
    const page = pageWith({ ...EXAMPLE_TUNING, settings: [tooLarge, chosen] })
    expect(page).toContain('<th scope="row"><b>Network taught by a committee</b>')
    expect(page).toContain('<th scope="row">Network on binned numbers')
  })

  it('lets a long command break, within the width of a page', () => {
    const page = renderReport(EXTREME_FIGURES['strange and long names'], {
      lang: 'en',
      pictures: {},
    })
    expect(page).toMatch(/<pre><code class="command"><span>pnpm train<\/span> <span>--data_path /)
    expect(page).toContain('&lt;script&gt;alert(13)&lt;/script&gt;/long/long')
    expect(page).toMatch(/\npre \{[^}]*white-space: pre-wrap; overflow-wrap: anywhere \}/)
    expect(page).toContain('\n.command span { display: inline-block; max-width: 100% }')
  })
})
