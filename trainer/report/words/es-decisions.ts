/** Spanish for the sections that lead to a decision: is it worth it, whom to send to, what it earns. */

import { html } from '../html.ts'
import type { CandidatesWords } from '../sections/candidates.ts'
import type { MoneyWords } from '../sections/money.ts'
import type { RankingWords } from '../sections/ranking.ts'
import type { TruthWords } from '../sections/truth.ts'
import type { VerdictWords } from '../sections/verdict.ts'

export const VERDICT: VerdictWords = {
  verdicts: {
    better: 'La red supera a la regresión logística por más de lo que explica el azar.',
    no_better:
      'La red no supera a la regresión logística por más de lo que explica el azar: el modelo más sencillo vale lo mismo.',
    mixed:
      'La red supera a la regresión logística en un aspecto y pierde en otro, por más de lo que explica el azar.',
    worse: 'La red es peor que la regresión logística: es preferible el modelo más sencillo.',
    chance: 'La red no ordena mejor que el azar: nada de lo que conoce dice quién va a convertir.',
    alone: 'La red no se ha comparado con la regresión logística.',
  },
  advantage: ({ rocAuc, logLoss }) =>
    html`Su ventaja en ROC AUC (orden) es ${rocAuc}; en pérdida logarítmica (probabilidades), ${logLoss}.`,
  bracketsNote: 'Por encima de cero favorece a la red. Entre paréntesis, intervalos del 95 %.',
  noWarnings: 'No hay avisos sobre los datos ni sobre grupos de clientes.',
  beware: 'Lea estos avisos antes de usar el modelo:',
  rankingWarnings: (count) =>
    count === 1
      ? '1 grupo de clientes está peor ordenado que los demás'
      : `${count} grupos de clientes están peor ordenados que los demás`,
  calibrationWarnings: (count) =>
    count === 1
      ? '1 grupo de clientes recibe probabilidades desviadas'
      : `${count} grupos de clientes reciben probabilidades desviadas`,
  dataWarnings: (count) =>
    count === 1 ? '1 aviso sobre los datos' : `${count} avisos sobre los datos`,
  allowedLeaks: (count) =>
    count === 1
      ? 'Se ha permitido 1 columna que por sí sola revela el resultado'
      : `Se han permitido ${count} columnas que por sí solas revelan el resultado`,
  bands: { poor: 'bajo', fair: 'aceptable', good: 'bueno', excellent: 'excelente' },
  gauge: (score, band) => html`<strong>${score} de 100: ${band}.</strong>`,
  topTenth: (rate, lift) =>
    html`Del décimo mejor clasificado convirtió el ${rate}: ${lift} veces la media.`,
  gaugeScale:
    'Lo bien que ordena el modelo: 0 es un orden al azar, 100 pone a todos los que convierten por encima de los demás.',
  noGauge:
    'No hay nota de calidad: todos los clientes de prueba tuvieron el mismo resultado, así que no hay nada que ordenar.',
}

export const RANKING: RankingWords = {
  title: 'A quién enviar',
  introduction:
    'Los clientes se ordenan por su probabilidad. Las cifras son de clientes de prueba, que el entrenamiento nunca vio.',
  noRanking: 'Ningún cliente de prueba convirtió, así que no se puede juzgar el orden.',
  finding: (share, recall, lift) =>
    html`Enviar al ${share} mejor clasificado alcanza al ${recall} de quienes convierten: ${lift} veces lo que daría enviar al mismo número al azar.`,
  liftAlt: (first, last) =>
    `Barras de lift por décimo: el mejor clasificado convierte ${first} veces la media; el último, ${last} veces.`,
  gainsAlt: (half) =>
    `Ganancia acumulada: la mitad mejor clasificada reúne el ${half} de las conversiones; un orden al azar daría el 50 %.`,
  depthCaption: 'Qué aporta llegar a los mejor clasificados',
  depthColumns: [
    'Parte enviada',
    'Clientes',
    'Probabilidad mínima',
    'Convierten',
    'Tasa (precisión)',
    'Del total que convierte (exhaustividad)',
    'Lift',
  ],
  decileCaption: 'Clientes por décimos, primero el mejor clasificado',
  decileColumns: [
    'Décimo',
    'Clientes',
    'Probabilidad media',
    'Convierten',
    'Tasa',
    'Lift',
    'Del total que convierte, acumulado',
    'Lift acumulado',
  ],
  liftNote:
    'El lift es la tasa de conversión en múltiplos de la media. Donde hay probabilidades iguales en un borde, las conversiones se reparten, por lo que puede haber décimas.',
}

export const MONEY: MoneyWords = {
  title: 'Cuánto se gana',
  unknown: html`Para ver aquí el beneficio, indique cuánto cuesta un correo y cuánto vale una conversión: <code>--cost_per_send</code> y <code>--value_per_conversion</code>, cada uno un importe o el nombre de una columna. <code>--budget</code> añade lo que rinde un número limitado de correos.`,
  terms: (cost, value) =>
    html`Coste de un correo: ${cost}. Valor de una conversión: ${value}. El beneficio esperado es valor por probabilidad menos coste.`,
  fromColumn: (column) => html`el de la columna <b>${column}</b>`,
  rule: ({ share, probability, expectedProfit }) =>
    html`La regla: enviar a clientes con un beneficio esperado de al menos ${expectedProfit}. Se eligió con clientes de los que el modelo no había aprendido, y alcanzó al ${share}, cada uno con una probabilidad de ${probability} o más. Las cifras siguientes son de clientes de prueba.`,
  nobody:
    'Con clientes de los que el modelo no había aprendido ningún correo compensaba su coste: la regla no envía a nadie. Las cifras siguientes son de clientes de prueba.',
  gain: (gain, low, high) =>
    html`Frente a enviar a todos, la regla cambia el beneficio en ${gain} por cada 1000 clientes (intervalo del 95 %: ${low} a ${high}).`,
  certainty: {
    more: 'Es más de lo que explica el azar.',
    less: 'Es una pérdida mayor de lo que explica el azar.',
    open: 'El intervalo contiene el 0: la diferencia puede ser azar.',
  },
  alt: (share, profit, everyone) =>
    `Beneficio según la parte de clientes que recibe el correo: la regla envía al ${share} y gana ${profit}; enviar a todos gana ${everyone}.`,
  caption: 'Beneficio con los clientes de prueba, según a quién se envía',
  columns: ['A quién se envía', 'Parte', 'Correos', 'Conversiones', 'Beneficio'],
  rows: {
    chosen: 'A quienes elige la regla',
    everyone: 'A todos',
    random: 'A tantos como la regla, al azar (media)',
    budget: 'A los mejores dentro del presupuesto',
  },
  unit: 'El dinero está en la unidad del coste y del valor. Las conversiones son las observadas en los datos de prueba: no todas se deben al correo.',
}

export const TRUTH: TruthWords = {
  title: '¿Se puede confiar en la probabilidad?',
  agreement: (agreeing, bins) =>
    bins === 1
      ? agreeing === 1
        ? 'El conjunto de los clientes de prueba convirtió más o menos tanto como decía el modelo.'
        : 'El conjunto de los clientes de prueba convirtió más o menos de lo que decía el modelo.'
      : `Los clientes de prueba se repartieron en ${bins} grupos iguales por probabilidad. En ${howMany(agreeing, bins)} la probabilidad cae dentro del intervalo del 95 % de lo ocurrido.`,
  alt: (agreeing, bins) =>
    `Diagrama de fiabilidad: en ${agreeing} de ${bins} grupos la probabilidad media cae dentro del intervalo del 95 % de la parte que convirtió.`,
  lossesCaption: 'Errores de la probabilidad; cuanto menos, mejor',
  lossesColumns: ['Medida', 'Con los clientes de prueba'],
  measures: {
    logLoss: 'Pérdida logarítmica (nats)',
    brierLoss: 'Pérdida de Brier',
    calibrationError: 'Error de calibración esperado',
  },
  fates: {
    kept: (gain) =>
      html`Se conservó una corrección de las probabilidades porque ayuda más allá del ruido: en filas con las que no se ajustó, la pérdida logarítmica que ahorra es ${gain}.`,
    not_kept: (gain) =>
      html`Se probó una corrección de las probabilidades y no se conservó porque no ayuda más allá del ruido: en filas con las que no se ajustó, la pérdida logarítmica que ahorra es ${gain}.`,
    off: () =>
      html`No se probó ninguna corrección de las probabilidades (<code>--calibration off</code>).`,
  },
  fittedOn: {
    validation: (rows, slope, intercept) =>
      html`Se ajustó con ${rows} filas de validación: pendiente ${slope}, ordenada ${intercept}, en log-odds.`,
    out_of_fold: (rows, slope, intercept) =>
      html`Se ajustó con ${rows} filas, cada una puntuada por una red que no la había visto: pendiente ${slope}, ordenada ${intercept}, en log-odds.`,
  },
  changeCaption: 'Errores con los clientes de prueba, antes y después de la corrección',
  changeColumns: ['Medida', 'Antes', 'Después'],
  binsCaption: 'Probabilidad y lo ocurrido, por grupos',
  binsColumns: ['Probabilidad media', 'Clientes', 'Convierten', 'Tasa', 'Intervalo del 95 %'],
  to: 'a',
}

export const CANDIDATES: CandidatesWords = {
  title: 'Frente a maneras más sencillas de elegir',
  introduction: 'Una red solo compensa si supera a estas:',
  names: {
    network: 'Red',
    logistic_regression: 'Regresión logística',
    rfm: 'Regla RFM',
    base_rate: 'Tasa base',
  },
  explanations: {
    logistic_regression: 'un peso por entrada, entrenada con los mismos clientes.',
    rfm: 'una nota por recencia, frecuencia e importe, como se hace a mano en marketing.',
    base_rate: 'la misma probabilidad para todos.',
  },
  caption: 'Con los clientes de prueba, con intervalos del 95 %',
  columns: [
    'Manera',
    'ROC AUC',
    'PR AUC',
    'Pérdida logarítmica',
    'Pérdida de Brier',
    'Error de calibración',
  ],
  advantageCaption: 'Ventaja de la red con los mismos clientes; por encima de 0 la favorece',
  advantageColumns: ['Frente a', 'En ROC AUC', 'En pérdida logarítmica'],
  measuresNote:
    'ROC AUC: la probabilidad de que alguien que convierte quede por encima de alguien que no; 0,5 es azar. PR AUC: precisión media en todas las profundidades; la tasa base es azar. En ambas, cuanto más, mejor; en pérdidas y errores, cuanto menos.',
  ksStatistic: (ks) =>
    html`Estadístico KS, la mayor distancia entre las partes acumuladas de quienes convierten y de los demás: ${ks}.`,
  confusionCaption: 'Si se enviara a todos los que tienen una probabilidad mayor del 50 %',
  confusionColumns: ['Decisión', 'Convirtieron', 'No'],
  confusionRows: { mailed: 'Con correo', leftOut: 'Sin correo' },
  classesCaption: 'Informe de clasificación con ese umbral',
  classesColumns: ['Clase', 'Precisión', 'Exhaustividad', 'F1', 'Clientes'],
  classes: {
    '0': '0: no convirtió',
    '1': '1: convirtió',
    macroAverage: 'Media de ambas',
    weightedAverage: 'Media ponderada por clientes',
  },
  accuracy: (accuracy) =>
    html`Exactitud con ese umbral: ${accuracy}. Donde convierten pocos, una exactitud alta dice poco.`,
}

function howMany(count: number, all: number): string {
  return count === all ? 'todos ellos' : count === 0 ? 'ninguno de ellos' : `${count} de ellos`
}
