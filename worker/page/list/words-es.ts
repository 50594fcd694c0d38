/** Spanish for the room "Score a list". */

import { acceptsAnyName, type Feature } from '../../../shared/schema.ts'
import type { Refusal } from './refusal.ts'
import type { ListWords } from './words.ts'

export const LIST: ListWords = {
  title: 'Puntuar una lista',
  intro:
    'Elija un CSV con un cliente por fila. Se le devuelve con una puntuación y una decisión para cada uno; se conservan todas las columnas y el orden de las filas.',
  file: {
    label: 'Archivo CSV',
    hint: 'También puede soltarlo aquí. UTF-8 o UTF-16, con comas, puntos y comas, tabuladores o | entre las celdas.',
  },
  rules: {
    title: 'Qué se envía y qué se decide',
    sent: 'Columnas que se envían:',
    mayLack: 'De estas pueden faltar en la lista:',
    privacy:
      'Las demás columnas, también nombres y direcciones, no salen de esta pestaña: el servidor recibe en su lugar un número de línea. Las filas que incumplen las reglas tampoco se envían.',
    objected:
      'Una columna «objected» con cualquier cosa que no sea false, 0, no o nada significa que el cliente se opuso a que se elabore su perfil: no se envía y se retiene.',
    decisions:
      'Las decisiones siguen la política en vigor. El grupo de control no está entre ellas: el servidor lo sortea para cada campaña al enviar el correo.',
    scoresOnly:
      'La política de este servidor no se puede leer, así que hay puntuaciones, pero no decisiones.',
  },
  replace: {
    title: (next) => `¿Puntuar ${next} en su lugar?`,
    underWay: (name) => `${name} está en curso y se cancelaría.`,
    ended: (name) => `Lo que resultó de ${name} se olvidaría.`,
    yes: 'Puntuar el otro archivo',
    no: 'Seguir con este',
  },
  checking: (name) => `Comprobando ${name}`,
  rowsSoFar: (rows) => `${rows} filas hasta ahora. Todavía no se ha enviado nada.`,
  scoring: (name) => `Puntuando ${name}`,
  progress: (done, rows) => `${done} de ${rows} filas`,
  waiting: ({ kind }, seconds) =>
    `${kind === 'busy' ? 'El servidor recibe demasiadas llamadas' : kind === 'unavailable' ? 'El modelo no puede responder' : 'El servidor no responde'}. Se intenta de nuevo en ${count(seconds, 'segundo')}.`,
  meanwhile:
    'Mientras tanto puede mirar las demás partes de esta página, siempre que no cierre la pestaña.',
  cancel: 'Cancelar',
  goOn: 'Continuar',
  putAway: 'Olvidar esta lista',
  refusedTitle: (name) => `${name} no se puede puntuar`,
  refusal: refuse,
  expectedColumns: 'Columnas esperadas',
  receivedColumns: 'Columnas recibidas',
  unnamed: '(sin nombre)',
  more: (others) => `y ${others} más`,
  stopped: (done) => `Detenido tras ${done} filas`,
  done: (name) => `${name} está puntuado`,
  cancelled: (name) => `${name} se canceló`,
  failed: (name) => `${name} no se pudo leer hasta el final`,
  failedAdvice:
    'El archivo se movió o cambió entretanto, o esta página cometió un error. Elija el archivo otra vez.',
  nothingYet: 'Todavía no se había puntuado nada.',
  took: (rows, written, seconds) =>
    `${written} ${rows === 1 ? 'fila' : 'filas'} en ${seconds} segundos.`,
  lacking: (names) =>
    `En la lista falta ${names}: para el modelo, ningún cliente tiene esos datos.`,
  downloadList: 'Descargar la lista puntuada',
  downloadPart: 'Descargar lo que hay',
  downloadBadRows: (rows) => `Descargar las filas erróneas (${rows})`,
  summary: {
    scored: 'Clientes puntuados',
    mean: 'Probabilidad media',
    sends: 'Enviar',
    holds: 'Retener',
    heldObjectors: (objectors) => `${objectors} de ellos se opusieron`,
    profit: 'Beneficio esperado de estos envíos',
    undecided: 'Puntuados, pero sin coste o valor',
    bad: 'Filas erróneas',
  },
  tenths: {
    caption: 'Dónde están estos clientes entre los clientes de referencia',
    percentile: 'Percentil',
    customers: 'Clientes',
    share: 'Parte',
    range: (from, to) => `${from} a ${to}`,
  },
  badRows: {
    title: 'Filas erróneas',
    firstOnly: (shown, all) =>
      `Las primeras ${shown} de ${all} filas erróneas; la descarga las tiene todas`,
    line: 'Línea',
    reason: 'Qué está mal',
    cells: (expected, received) =>
      `se esperaban ${count(expected, 'celda')}, se recibieron ${received}`,
    issue: ({ field, expected, received }, feature) =>
      `${field}: se esperaba ${feature ? expectation(feature) : expected}, se recibió ${received === 'nothing' ? 'nada' : received}`,
  },
}

function refuse(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'empty':
      return 'Se esperaba una línea de cabecera y clientes. El archivo está vacío.'
    case 'no_customers':
      return 'Se esperaban clientes. El archivo solo tiene una línea de cabecera.'
    case 'workbook':
      return 'Se esperaba un CSV. Esto es una hoja de cálculo: guárdela como «CSV UTF-8» y elija ese archivo.'
    case 'binary':
      return 'Se esperaba un CSV. Este archivo no es texto, o es UTF-16 sin su marca: guárdelo como «CSV UTF-8».'
    case 'encoding':
      return 'Se esperaba texto en UTF-8. Se recibió otra codificación: guarde el archivo como «CSV UTF-8».'
    case 'open_quote':
      return `Se esperaba que toda celda entre comillas terminara con comillas. En la fila de la línea ${refusal.line} unas no se cierran nunca.`
    case 'long_row':
      return `La fila de la línea ${refusal.line} es demasiado larga para un cliente. Lo más probable es que unas comillas no se cierren nunca.`
    case 'lacking_columns':
      return `En la lista faltan columnas que el modelo necesita: ${refusal.lacking.join(', ')}. La primera línea debe tener sus nombres, letra por letra.`
    case 'repeated_columns':
      return `Se esperaba una sola vez cada columna que se envía. Se recibió dos veces: ${refusal.columns.join(', ')}.`
    case 'unreadable':
      return 'El navegador no puede leer el archivo. Puede que se haya movido o que esté abierto en otro programa.'
  }
}

/** As `describeFeature` says it in English. */
function expectation(feature: Feature): string {
  if (feature.type === 'category') {
    return acceptsAnyName(feature) ? 'una categoría' : `uno de ${feature.categories?.join(', ')}`
  }
  const noun = feature.type === 'integer' ? 'un número entero' : 'un número'
  const { min, max } = feature
  if (min !== undefined && max !== undefined) return `${noun} en [${min}, ${max}]`
  if (min !== undefined) return `${noun} >= ${min}`
  return max === undefined ? noun : `${noun} <= ${max}`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
