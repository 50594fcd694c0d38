/** Spanish for the sections that explain: what drives the score, for whom it is weaker, from what. */

import { createNameList } from '../../../shared/names-and-dates.ts'
import { html } from '../html.ts'
import type { DataWords } from '../sections/data.ts'
import type { DriversWords } from '../sections/drivers.ts'
import type { GroupsWords } from '../sections/groups.ts'

const listNames = createNameList('es')

export const DRIVERS: DriversWords = {
  title: 'De qué depende la puntuación',
  introduction:
    'Los valores de una variable se mezclan entre los clientes. Cuanto más pierde el modelo, más depende de ella.',
  noImportance: 'No se midió la importancia de las variables.',
  importanceAlt: (features) =>
    `Barras de importancia: el modelo depende sobre todo de ${listNames(features)}.`,
  importanceCaption: 'Lo que pierde el modelo sin cada variable, con intervalos del 95 %',
  importanceColumns: ['Variable', 'Pérdida logarítmica que gana (nats)', 'ROC AUC que pierde'],
  leftOut: (count) =>
    count === 1 ? 'Se omite una variable más débil.' : `Se omiten ${count} variables más débiles.`,
  dependenceIntroduction:
    'Lo que diría el modelo, de media, si todos los clientes tuvieran un valor dado y conservaran los demás.',
  notCausal: 'Esto describe el modelo. No dice que cambiar el valor haga convertir a los clientes.',
  dependenceAlt: (ranges) => `Probabilidad media según cada variable: ${ranges.join('; ')}.`,
  range: ({ feature, low, high, at }) => `${feature} de ${low} a ${high}, máxima en ${at}`,
  dependenceCaption: 'Dónde la probabilidad es mínima y máxima',
  dependenceColumns: ['Variable', 'Mínima', 'en', 'Máxima', 'en'],
  missing: 'sin dato',
}

export const GROUPS: GroupsWords = {
  title: '¿Con quién acierta menos?',
  introduction:
    'Las mismas cifras, grupo por grupo. Un aviso significa que un grupo queda atrás por más que azar y lo bastante como para que importe.',
  noGroups: html`Ninguna columna del esquema está marcada para auditarse. Dé a columnas como edad, sexo o región el <code>role</code> <code>audit</code> para verlas aquí.`,
  noWarnings: 'Ningún grupo queda claramente atrás.',
  ranking: (group, rocAuc, others) =>
    html`<b>${group}</b>: los clientes están peor ordenados (ROC AUC ${rocAuc}) que todos los demás (${others}).`,
  calibration: (group, meanProbability, rate) =>
    html`<b>${group}</b>: el modelo dice de media ${meanProbability} y convirtió el ${rate}.`,
  aboveRate: 'Promete demasiado.',
  belowRate: 'Promete demasiado poco.',
  groupOf: (column, name) => `${column}: ${name}`,
  missing: 'sin dato',
  alt: (warnings, groups) =>
    `ROC AUC, probabilidad media y tasa de conversión de ${groups} grupos: ${
      warnings === 0
        ? 'ninguno lleva aviso'
        : warnings === 1
          ? 'uno lleva aviso'
          : `${warnings} llevan aviso`
    }.`,
  caption: {
    audit: (column) => `Por ${column}`,
    inflatable: (column) =>
      `Por ${column}, que pueden inflar los programas de correo que abren mensajes por sí solos`,
  },
  columns: [
    'Grupo',
    'Clientes',
    'Convierten',
    'Tasa',
    'Probabilidad media',
    'ROC AUC',
    'Pérdida logarítmica',
    'Error de calibración',
  ],
  ablationsTitle: 'El modelo sin algunas columnas',
  ablation: (columns, without, withColumns) =>
    html`Sin ${columns}, la ROC AUC sería ${without}; con ${columns}, ${withColumns}.`,
  ablationWorth: (rocAucGain, logLossGain) =>
    html`Lo que aportan: ${rocAucGain} de ROC AUC y ${logLossGain} de pérdida logarítmica.`,
  worth: {
    worth: 'Es más de lo que explica el azar.',
    harm: 'El modelo es mejor sin ellas, por más de lo que explica el azar.',
    open: 'Puede ser azar: considere prescindir de ellas.',
  },
  ablationRows: (rows) => html`Ambas redes se entrenaron con ${rows} filas.`,
  roles: {
    audit: 'Si estas columnas deben decidir quién recibe un correo, lo han de juzgar personas.',
    inflatable:
      'Los programas de correo que abren mensajes por sí solos hacen que estas cifras sean demasiado altas.',
  },
  listNames,
}

export const DATA: DataWords = {
  title: 'Los datos',
  rows: (rows, positives) =>
    rows.value === 1
      ? html`Se leyó ${rows} fila, de las que convirtió ${positives}.`
      : html`Se leyeron ${rows} filas; en ${positives} hubo conversión.`,
  badRows: (rows) =>
    rows.value === 1
      ? html`${rows} fila incumplía una regla y se apartó.`
      : html`${rows} filas incumplían una regla y se apartaron.`,
  split: {
    random:
      'Las filas se repartieron al azar, con la misma parte de conversiones en cada conjunto.',
    column: 'Una columna de los datos dice para qué es cada fila.',
    time: 'Las filas más recientes son las de prueba.',
    groups: 'Las filas de un mismo grupo se mantuvieron juntas.',
  },
  parts: (train, validation, test) =>
    html`Filas de entrenamiento: ${train}; de validación: ${validation}; de prueba: ${test}.`,
  partsOutOfFold: (train, judged, test) =>
    html`Filas de entrenamiento: ${train}; de prueba: ${test}. Lo demás que debía juzgarse con filas no vistas se juzgó por validación cruzada: ${judged} de las filas de entrenamiento, cada una por redes que habían aprendido de otras.`,
  testPositives: (rows, positives) => html`Filas de prueba: ${rows}; con conversión: ${positives}.`,
  noWarnings: 'No se encontró nada raro en los datos.',
  parted: { train: 'entrenamiento', validation: 'validación', test: 'prueba' },
  constant: (feature) =>
    html`<b>${feature}</b> tiene el mismo valor en todas partes: no dice nada.`,
  idLike: (feature, distinct) =>
    html`<b>${feature}</b> parece un identificador: el ${distinct} de sus valores son distintos.`,
  repeatedRows: (rows, share) =>
    rows.value === 1
      ? html`${rows} fila repite las variables de una anterior (${share}).`
      : html`${rows} filas repiten las variables de una anterior (${share}).`,
  fewPositives: (part, positives, expected) =>
    html`Filas de ${part} con conversión: solo ${positives}; por debajo de ${expected} las cifras son aproximadas.`,
  dividedCustomers: (customers) =>
    customers.value === 1
      ? html`${customers} cliente tiene filas de prueba y de entrenamiento: las cifras pueden ser demasiado buenas.`
      : html`${customers} clientes tienen filas de prueba y de entrenamiento: las cifras pueden ser demasiado buenas.`,
  unseen: (feature, share) =>
    html`<b>${feature}</b> tiene en el ${share} de las filas de prueba un nombre que ninguna fila de entrenamiento tiene.`,
  earlierModel: (origin) =>
    html`El entrenamiento partió de un modelo anterior (${origin}), que puede haber aprendido de estas filas de prueba: en ese caso las cifras son demasiado buenas. Para estar seguro, pruebe con filas más recientes, con <code>--time_column</code>.`,
  leak: (feature, rocAuc, isCopy) =>
    html`<b>${feature}</b> ${
      isCopy ? 'es una copia del resultado' : 'revela el resultado por sí sola'
    } (ROC AUC ${rocAuc} sin nada más) y se ha permitido. Si solo se conoce después del envío, todas estas cifras son demasiado buenas.`,
  caption: 'Columnas',
  columns: ['Columna', 'Sin dato', 'Rechazado', 'Nuevo en la prueba', 'ROC AUC por sí sola'],
  columnsNote:
    'Rechazado: filas apartadas por esta columna. Nuevo: filas de prueba con una categoría que no está en ninguna fila de entrenamiento. ROC AUC por sí sola: lo bien que ordena la columna, en un sentido o en otro.',
}
