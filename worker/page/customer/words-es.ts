/** Spanish for the room "Try a customer". */

import type { CustomerWords, Rule } from './words.ts'

export const CUSTOMER: CustomerWords = {
  title: 'Probar un cliente',
  introduction:
    'Indique lo que se sabe de un cliente: su probabilidad aparece al momento, y con ella los motivos. Se empieza por el cliente típico, que tiene la mediana de cada número y el más frecuente de los nombres del entrenamiento.',
  privacy:
    'Los valores se envían a este servidor para puntuarlos y quedan en la dirección, para que un enlace muestre lo mismo. No escriba el nombre ni la dirección de nadie.',
  form: {
    title: 'Lo que se sabe del cliente',
    typical: 'Cliente típico',
    copyLink: 'Copiar enlace',
    copied: 'Enlace copiado.',
    notCopied:
      'Su navegador no permite que la página copie. Copie la dirección de la página en su lugar.',
  },
  field: {
    slider: (feature) => `${feature}, control deslizante`,
    notKnown: 'no se conoce',
    trained: (from, to) => `clientes de entrenamiento: de ${from} a ${to}`,
    neverTrained: 'ningún cliente de entrenamiento tenía un valor',
    beyond: 'Fuera de lo que tenían los clientes de entrenamiento: aquí el modelo adivina.',
    newName: 'Ningún cliente de entrenamiento tenía este nombre: el modelo no lo conoce.',
    countsAsMissing: 'Esto cuenta como no conocido.',
    choose: 'elija…',
    another: 'otro nombre…',
    anotherName: (feature) => `${feature}, otro nombre`,
    issue: (rule, received) =>
      `Se esperaba ${expected(rule)}. ${received === null ? 'No se recibió nada' : `Se recibió ${received}`}.`,
  },
  score: {
    title: 'Su puntuación',
    probability: 'probabilidad de conversión',
    waiting: 'Pidiendo la puntuación…',
    mend: 'Corrija los campos marcados para ver la puntuación.',
    mendForNew:
      'Esta puntuación es de los valores anteriores. Corrija los campos marcados para ver otra.',
    rank: (share) => `por encima del ${share} de los clientes de referencia`,
    bands: { high: 'banda alta', medium: 'banda media', low: 'banda baja' },
    decisions: { send: 'enviar', hold: 'retener' },
    spoken: ({ probability, rank, band, decision }) =>
      `Probabilidad ${probability}, ${rank}, ${band}, decisión: ${decision}.`,
  },
  rank: {
    title: 'Dónde queda',
    axis: 'probabilidad de conversión',
    alt: (rank) => `Clientes de referencia según su probabilidad. Este cliente queda ${rank}.`,
    legend:
      'Clientes de referencia según su probabilidad; la línea es este cliente, y en color están los que quedan por debajo. Son clientes del historial de los que el modelo no había aprendido.',
    bandRule: ({ medium, high }) =>
      `La banda alta empieza por encima del ${high} de los clientes de referencia; la media, por encima del ${medium}.`,
    bandNames: { high: 'alta', medium: 'media', low: 'baja' },
  },
  decision: {
    title: 'Qué se decidiría',
    reasons: {
      worth_it: 'Alcanza todos los mínimos de la política.',
      no_minimum: 'La política no fija ningún mínimo: se envía a todos.',
      below_minimum: 'No alcanza algún mínimo de la política.',
    },
    degraded: {
      problem: (decision) =>
        `La política no se puede leer, así que las decisiones no consultan al modelo. Según su modo de fallo, para todos: ${decision}.`,
      feature: (feature, decision) =>
        `La política toma un importe de ${feature}, que aquí no se conoce. Según su modo de fallo: ${decision}.`,
    },
    profit: 'beneficio esperado del correo',
    leastProfit: 'mínimo que pide la política',
    neverWorthIt: 'inalcanzable: al probar el modelo ningún correo compensaba su coste',
    leastProbability: 'probabilidad mínima que pide la política',
    noProfit: 'no se conoce: la política no tiene coste y valor',
    content: 'contenido',
    noContent: 'ninguna regla encaja',
    note: 'Como decidiría el servidor antes de un envío, para un cliente que no se ha opuesto ni está en el grupo de control. Aquí no se decide ni se registra nada.',
  },
  reasons: {
    title: 'Por qué',
    introduction:
      'Del cliente típico a este, variable a variable, en log-odds: las barras hacia la derecha suben la probabilidad y las barras hacia la izquierda la bajan.',
    start: 'cliente típico',
    end: 'este cliente',
    none: 'No hay nada que explicar: para el modelo este cliente es como el típico.',
    nothing: (features) => `Aquí no cambian nada: ${features}.`,
    manyNothing: (count) => `${count} variables no cambian nada aquí`,
    sum: ({ sum, hers, typical }) =>
      `Las barras cuadran: suman ${sum}, que es ${hers} (log-odds de este cliente) menos ${typical} (del típico).`,
    methods: {
      exact:
        'Cada barra es exacta: una media sobre todos los órdenes en que podrían cambiar las variables.',
      sampled:
        'Cada barra es una estimación: una media sobre algunos de los órdenes en que podrían cambiar las variables. Su suma es exacta.',
    },
    noCauses:
      'Los motivos describen el modelo. No son causas: cambiar a un cliente no tiene por qué cambiar lo que hace.',
    imputed: (features) =>
      `No se conocen y se han completado con lo habitual en el entrenamiento: ${features}.`,
    unseen: (features) => `Nuevos para el modelo: ${features}.`,
  },
}

function expected({ kind, min, max, names }: Rule): string {
  if (kind === 'category') return names ? `uno de estos: ${names.join(', ')}` : 'un nombre'
  const noun = kind === 'integer' ? 'un número entero' : 'un número'
  if (min !== undefined && max !== undefined) return `${noun} de ${min} a ${max}`
  if (min !== undefined) return `${noun}, ${min} o más`
  return max === undefined ? noun : `${noun}, ${max} o menos`
}
