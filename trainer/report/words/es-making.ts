/** Spanish for the sections that tell how the model was made: what was tried, how it learned, its card. */

import { html } from '../html.ts'
import type { ModelCardWords } from '../sections/model-card.ts'
import type { StabilityWords } from '../sections/stability.ts'
import { createDateFormat, createNameList } from './name-list.ts'

const listNames = createNameList('es')

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
}

export const CARD: ModelCardWords = {
  title: 'Ficha del modelo',
  names: {
    use: 'Uso previsto',
    notFor: 'No sirve para',
    model: 'Modelo',
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
  seconds: (training, retraining, evaluation) =>
    html`${training} s de entrenamiento, ${retraining} s más para aquellos con los que se compara, ${evaluation} s de evaluación.`,
  optionsCaption: 'Opciones de la ejecución',
  optionsColumns: ['Opción', 'Valor'],
  notSet: 'sin indicar',
  dateOf: createDateFormat('es'),
}
