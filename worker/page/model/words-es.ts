/** Spanish for the room "Model". */

import type { ModelWords } from './words.ts'

export const MODEL: ModelWords = {
  title: 'Modelo',
  quality: {
    bands: { poor: 'bajo', fair: 'aceptable', good: 'bueno', excellent: 'excelente' },
    score: (score, band) => `${score} de 100: ${band}.`,
    topTenth: (rate, lift) =>
      `Del décimo mejor clasificado convirtió el ${rate}: ${lift} veces la media.`,
    verdicts: {
      better:
        'Supera a la regresión logística, un modelo más sencillo, por más de lo que explica el azar.',
      no_better:
        'Un modelo más sencillo, la regresión logística, vale lo mismo: cualquier diferencia puede ser azar.',
      mixed:
        'Frente a un modelo más sencillo, la regresión logística, gana en un aspecto y pierde en otro, por más de lo que explica el azar.',
      worse:
        'Un modelo más sencillo, la regresión logística, es mejor por más de lo que explica el azar: es preferible.',
      chance: 'Su orden no se distingue de uno al azar: no elija clientes con él.',
      alone: 'No se ha comparado con un modelo más sencillo.',
    },
    scale:
      'Lo bien que ordena el modelo: 0 es un orden al azar, 100 pone a todos los que convierten por encima de los demás. Todas las cifras de esta página son de clientes de prueba, que el entrenamiento nunca vio.',
    none: 'No hay nota de calidad: todos los clientes de prueba tuvieron el mismo resultado, así que no hay nada que ordenar.',
    noWarnings: 'No hay avisos sobre los datos ni sobre grupos de clientes.',
    beware: 'Atención:',
    weakGroups: (count) =>
      count === 1
        ? 'con 1 grupo de clientes el modelo acierta menos que con los demás'
        : `con ${count} grupos de clientes el modelo acierta menos que con los demás`,
    leaks: (count) =>
      count === 1
        ? 'se permitió 1 columna que por sí sola revela el resultado: las cifras pueden ser demasiado buenas'
        : `se permitieron ${count} columnas que por sí solas revelan el resultado: las cifras pueden ser demasiado buenas`,
    dataWarnings: (count) =>
      count === 1
        ? 'hay 1 aviso sobre los datos en el informe del entrenamiento'
        : `hay ${count} avisos sobre los datos en el informe del entrenamiento`,
  },
  lift: {
    title: 'A quién enviar',
    finding: (share, recall, lift) =>
      `Enviar al ${share} mejor clasificado alcanza al ${recall} de quienes convierten: ${lift} veces lo que daría enviar al mismo número al azar.`,
    none: 'Hay muy pocos clientes de prueba, o ninguno convirtió, así que no se puede juzgar el orden.',
    chart: 'Lift por décimo: tasa de conversión en múltiplos de la media',
    average: 'Línea discontinua: la media.',
    x: 'Décimo de los clientes, primero el mejor clasificado',
    alt: (first, last) =>
      `Barras de lift por décimo: el mejor clasificado convierte ${first} veces la media; el último, ${last} veces.`,
    table: 'Las cifras, décimo por décimo',
    columns: ['Décimo', 'Clientes', 'Probabilidad media', 'Convierten', 'Tasa', 'Lift'],
  },
  calibration: {
    title: '¿Se puede confiar en la probabilidad?',
    agreement: (agreeing, bins) =>
      bins === 1
        ? agreeing === 1
          ? 'El conjunto de los clientes de prueba convirtió más o menos tanto como decía el modelo.'
          : 'El conjunto de los clientes de prueba convirtió más o menos de lo que decía el modelo.'
        : `Los clientes de prueba se repartieron en ${bins} grupos iguales por probabilidad. En ${howMany(agreeing, bins)} la probabilidad cae dentro del intervalo del 95\u00a0% de lo ocurrido.`,
    chart:
      'Parte que convirtió, según la probabilidad dada; las líneas son intervalos del 95\u00a0%',
    observed: 'Azul: lo ocurrido.',
    perfect: 'Línea discontinua: lo que sería una probabilidad perfecta.',
    x: 'Probabilidad media que da el modelo',
    alt: (agreeing, bins) =>
      `Diagrama de fiabilidad: en ${agreeing} de ${bins} grupos la probabilidad media cae dentro del intervalo del 95\u00a0% de la parte que convirtió.`,
    error: 'Distancia media entre probabilidad y tasa (error de calibración esperado):',
    table: 'Las cifras, grupo por grupo',
    columns: ['Probabilidad media', 'Clientes', 'Convierten', 'Tasa', 'Intervalo del 95\u00a0%'],
  },
  drivers: {
    title: 'De qué depende la puntuación',
    introduction:
      'Los valores de una variable se mezclan entre los clientes. Cuanto más pierde el orden, más depende el modelo de ella.',
    notCausal:
      'Esto describe el modelo. No dice que cambiar el valor haga convertir a los clientes.',
    none: 'No se midió la importancia de las variables.',
    caption: 'ROC AUC que se pierde sin cada variable, con intervalos del 95\u00a0%',
    columns: ['Variable', 'Importancia', 'ROC AUC que pierde'],
  },
  groups: {
    title: '¿Con quién acierta menos?',
    introduction:
      'Las mismas cifras, grupo por grupo. Un aviso significa que un grupo queda atrás por más que azar y lo bastante como para que importe.',
    none: 'Ninguna columna del esquema está marcada para auditarse (role "audit").',
    noWarnings: 'Ningún grupo queda claramente atrás.',
    caption: {
      audit: (column) => `Por ${column}`,
      inflatable: (column) =>
        `Por ${column}, que pueden inflar los programas de correo que abren mensajes por sí solos`,
    },
    columns: ['Grupo', 'Clientes', 'Orden (ROC AUC)', 'Previsto', 'Tasa'],
    predicted: 'azul: previsto',
    converted: 'bermellón: ocurrido',
    missing: 'sin dato',
    tooFew: 'muy pocos para saberlo',
    warnings: {
      ranking: 'peor ordenados que los demás',
      calibration: 'la probabilidad se desvía',
    },
  },
  about: {
    title: 'Sobre este modelo',
    version: 'Versión',
    trained: 'Entrenado',
    data: 'Datos',
    dataOf: (rows, share) =>
      `${rows} clientes de campañas pasadas, de los que convirtió el ${share}`,
    badRows: (rows) => `${rows} filas que incumplían una regla se apartaron`,
    tested: 'Probado con',
    testedOn: (rows, positives) => `${rows} clientes, de los que convirtieron ${positives}`,
    splits: {
      random: 'sacados al azar',
      column: 'los que señala una columna de los datos',
      time: 'los más recientes',
      groups: 'con las filas de cada grupo juntas',
    },
    times: 'Fechas',
    timesOf: ([trainFrom, trainTo], [testFrom, testTo]) =>
      `aprendió de ${trainFrom} a ${trainTo}; probado de ${testFrom} a ${testTo}`,
    network: 'Red',
    networkOf: (sizes) => `${sizes} (entradas, unidades ocultas, salida)`,
    libraries: 'Hecho con',
    candidates: 'Frente a formas más sencillas de elegir, con los mismos clientes de prueba',
    candidateColumns: ['Forma', 'ROC AUC', 'Pérdida logarítmica'],
    candidateNames: {
      network: 'Este modelo',
      logistic_regression: 'Regresión logística',
      rfm: 'Regla RFM',
      base_rate: 'Lo mismo para todos',
    },
    measures:
      'ROC AUC: la probabilidad de que quien convierte quede por encima de quien no; 0,5 es azar, cuanto más alto mejor. La pérdida logarítmica juzga la probabilidad; cuanto menos, mejor.',
  },
}

function howMany(count: number, all: number): string {
  return count === all ? 'todos' : count === 0 ? 'ninguno' : String(count)
}
