/** Spanish for the sections that tell how the model was made: its choice, its training, its card. */

import { createDateFormat, createNameList } from '../../../shared/names-and-dates.ts'
import { type Html, html, NOTHING } from '../html.ts'
import type { Figure } from '../page-parts.ts'
import type { ModelCardWords } from '../sections/model-card.ts'
import type { StabilityWords } from '../sections/stability.ts'
import type { TuningWords } from '../sections/tuning.ts'

const listNames = createNameList('es')

const SETTING_NAMES: TuningWords['settingNames'] = {
  logistic: 'Regresión logística',
  classic: 'Red clásica',
  binned: 'Red con números en tramos',
  regularised: 'Red regularizada con números en tramos',
  strong: 'Red enseñada por un comité',
}

export const TUNING: TuningWords = {
  title: 'Cómo se eligió el modelo',
  untried:
    'No se probó ningún ajuste: las opciones que no se indicaron tienen su valor por defecto.',
  compared: (settings, searched) =>
    html`Se compararon ${settings} maneras de hacer el modelo con ${trainingRows(searched)}. ${judging(searched)}`,
  notCompared: (searched) =>
    html`No se comparó nada: se pidió una sola manera de hacer el modelo. Su comité se formó con ${trainingRows(searched)}. ${judging(searched)}`,
  unrepeatable: html`La búsqueda tenía un límite de tiempo (<code>--tune_seconds</code>). Hasta dónde llega depende de la máquina, así que no se puede repetir con seguridad. La orden de abajo, sí.`,
  settingNames: SETTING_NAMES,
  noFlags: 'los valores por defecto',
  statuses: {
    chosen: 'elegido',
    considered: 'considerado',
    too_large: 'demasiado grande para servirlo',
    diverged: 'divergió',
    cut: 'no hubo tiempo',
  },
  caption: 'Los ajustes, primero la menor pérdida logarítmica, con intervalos del 95 %',
  columns: [
    'Ajuste',
    'Pérdida logarítmica',
    'Pérdida por encima del elegido',
    'ROC AUC',
    'Pesos',
    'Resultado',
  ],
  choiceNote:
    'Cuanto menor es la pérdida logarítmica, mejor. Se elige la menor entre los que son lo bastante pequeños para servirlos. Estas cifras son de filas de entrenamiento; las de clientes de prueba están en las demás secciones.',
  committeeTitle: 'El comité que enseñó a la red',
  committee:
    'Un comité son varios modelos cuyas respuestas se mezclan, cada uno con su parte del voto. Lo que se sirve es una sola red pequeña que aprendió de esas respuestas.',
  committeeLoss: (logLoss) =>
    html`Juntos tienen una pérdida logarítmica de ${logLoss} en filas de las que no habían aprendido.`,
  trees: {
    shallow_trees: (trees) => forest(trees, trees.value === 1 ? 'poco profundo' : 'poco profundos'),
    deep_trees: (trees) => forest(trees, trees.value === 1 ? 'profundo' : 'profundos'),
  },
  committeeCaption: 'Miembros del comité; uno con una parte del 0 % no hizo falta',
  committeeColumns: ['Miembro', 'Parte del voto', 'Pérdida logarítmica por sí solo'],
  repeat: 'Esto entrena otra vez el mismo modelo, sin nada que elegir:',
}

export const STABILITY: StabilityWords = {
  title: 'Cuánto varía y cómo fue el entrenamiento',
  noFolds: html`No hubo validación cruzada. <code>--folds 5</code> muestra cuánto dependen las cifras de las filas con que se prueba.`,
  folds: (folds, rows) =>
    html`Se dividieron ${rows} filas en ${folds} partes. Cada parte se probó con una red entrenada con las demás.`,
  caption: 'Media y desviación típica de las partes',
  columns: ['Medida', 'Media', 'Desviación'],
  measures: {
    rocAuc: 'ROC AUC',
    prAuc: 'PR AUC',
    logLoss: 'Pérdida logarítmica',
    brierLoss: 'Pérdida de Brier',
  },
  foldNumber: (fold) => `Parte ${fold}`,
  historyAlt: 'Pérdida y exactitud en filas de entrenamiento y de validación, época por época.',
  taughtNote:
    'La red aprendió de un comité. Su pérdida y su exactitud en entrenamiento se miden frente a las respuestas del comité, sobre clientes reales y mezclados; las de validación, frente a lo ocurrido con clientes de los que no se aprendió. Por eso sus niveles difieren.',
}

export const CARD: ModelCardWords = {
  title: 'Ficha del modelo',
  names: {
    use: 'Uso previsto',
    notFor: 'No sirve para',
    model: 'Modelo',
    choice: 'Cómo se eligió',
    repeat: 'Para entrenarlo otra vez',
    trained: 'Entrenado',
    version: 'Versión del paquete',
    data: 'Datos',
    dates: 'Fechas de los datos',
    features: 'Variables',
    audited: 'Auditado',
    limits: 'Límites',
    seed: 'Semilla',
    libraries: 'Bibliotecas',
    seconds: 'Tiempo empleado',
  },
  intendedUse:
    'Ordenar a los clientes, justo antes de un envío, por la probabilidad de que conviertan tras un correo como los de los datos.',
  notFor: [
    'Decir a quién convence el correo. Una probabilidad alta puede ser de alguien que habría convertido igualmente.',
    'Decisiones sobre crédito, seguros, empleo, vivienda o salud, ni precios para personas concretas.',
    'Clientes, canales u ofertas distintos de los de los datos.',
  ],
  times: ({ column, train, test }) =>
    `Por ${column}: entrenamiento de ${train[0]} a ${train[1]}, prueba de ${test[0]} a ${test[1]}.`,
  noTimes:
    'No se indicó columna de tiempo: las filas de prueba no son más recientes que las de entrenamiento.',
  audited: (columns) => `Las cifras se comprobaron por ${columns}.`,
  nobodyAudited: 'No se comprobó ningún grupo de clientes.',
  listNames,
  propensity:
    'Propensión no es incremento: el modelo predice quién convierte, no a quién convence el correo. Mantenga un grupo de control que no reciba correos y compare.',
  drift:
    'Los clientes y las ofertas cambian. Vuelva a entrenar con datos nuevos y vigile las cifras.',
  fewPositives: (positives) =>
    positives.value === 1
      ? html`Solo convirtió ${positives} cliente de prueba: todas las cifras son aproximadas.`
      : html`Solo convirtieron ${positives} clientes de prueba: todas las cifras son aproximadas.`,
  sampled: (rows, testRows) =>
    html`Los intervalos y las ablaciones salen de una muestra de ${rows} de las ${testRows} filas de prueba; la importancia, de 10 000 de ellas; la dependencia, de 2000.`,
  settingNames: SETTING_NAMES,
  untried: 'No se probó ningún ajuste.',
  choice: ({ recipe, setting, settings, next }) =>
    settings === 1
      ? html`<code>--recipe ${recipe}</code>: ${setting}. No se probó nada más.`
      : html`<code>--recipe ${recipe}</code>, entre ${settings} ajustes: ${setting}.${
          next
            ? html` Su pérdida logarítmica queda ${next.below} por debajo de la del siguiente: ${next.setting}.`
            : NOTHING
        }`,
  seconds: ({ tuning, training, retraining, evaluation }) =>
    html`${tuning} s para elegir el modelo, ${training} s de entrenamiento, ${retraining} s más para aquellos con los que se compara, ${evaluation} s de evaluación.`,
  optionsCaption: 'Opciones de la ejecución',
  optionsColumns: ['Opción', 'Valor'],
  notSet: 'sin indicar',
  dateOf: createDateFormat('es'),
}

type SearchedRows = Parameters<TuningWords['notCompared']>[0]

function trainingRows({ rows, available }: SearchedRows): Html {
  return rows.value === available.value
    ? html`las ${rows} filas de entrenamiento`
    : html`${rows} de las ${available} filas de entrenamiento`
}

function judging({ folds }: SearchedRows): Html {
  return html`Se dividieron en ${folds} partes, y cada parte la juzgaron modelos entrenados con las demás. Las filas de prueba no se miraron.`
}

function forest(trees: Figure, depth: string): Html {
  return html`${trees} ${trees.value === 1 ? 'árbol' : 'árboles'} de decisión ${depth} (gradient boosting)`
}
