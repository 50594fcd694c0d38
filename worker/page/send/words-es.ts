/** Spanish for the room "Plan a send". */

import type { SendWords } from './words.ts'

export const SEND: SendWords = {
  title: 'Planificar un envío',
  introduction:
    'Indique cuánto cuesta un correo y cuánto vale una conversión, y vea a cuántos clientes enviar para ganar lo máximo.',
  fields: {
    legend: 'Su campaña',
    labels: {
      cost: 'Coste de un correo',
      value: 'Valor de una conversión',
      size: 'Clientes de la lista',
      budget: 'Correos como máximo',
    },
    notes: {
      cost: () => 'En su moneda: todo lo que cuesta un correo más.',
      value: () => 'En la misma moneda: lo que se gana con una conversión.',
      size: (rows) => `El modelo se probó con ${rows}.`,
      budget: () => 'Vacío: tantos como compensen.',
    },
    fromColumn: (column) =>
      `La política vigente lo lee de "${column}", cliente a cliente. Aquí es un solo importe para todos.`,
    troubles: {
      amount: (received) =>
        `Se esperaba un importe de 0 o más, como 0,25, sin signos entre los millares. Se recibió "${received}".`,
      count: (received) =>
        `Se esperaba un número entero de 1 o más, como 10.000. Se recibió "${received}".`,
      ambiguous: (received) =>
        `Se esperaba un importe sin signos entre los millares: "${received}" pueden ser dos números, uno mil veces el otro.`,
    },
    missing:
      'Introduzca coste y valor para ver el plan. El coste es lo que le cuesta un correo más; el valor, lo que se gana con una conversión, ambos en la misma moneda. Basta una estimación: cámbiela y vea qué cambia.',
    mend: 'El plan aparecerá aquí cuando se puedan leer los campos marcados.',
  },
  profit: (amount, isLoss) => (isLoss ? `una pérdida de ${amount}` : `un beneficio de ${amount}`),
  answer: {
    title: 'El plan',
    some: ({ sends, conversions, profit }, size) =>
      `Envíe a los ${sends} mejores de ${size}: unas ${conversions} conversiones y ${profit}.`,
    limited: ({ sends, conversions, profit }, size) =>
      `Envíe a los ${sends} mejores de ${size}, tantos como permite: unas ${conversions} conversiones y ${profit}.`,
    all: ({ sends, conversions, profit }) =>
      `Envíe a todos, ${sends}: unas ${conversions} conversiones y ${profit}.`,
    nobody:
      'No envíe a nadie: con este coste y este valor ningún correo compensa, ni siquiera a los mejores clientes.',
    nobodyReaches: (probability) =>
      `No envíe a nadie: un correo compensa desde una probabilidad del ${probability}, y ningún cliente de prueba la alcanzó.`,
    others: (everyone, random) =>
      `Enviar a todos daría ${everyone}; a tantos elegidos al azar, ${random}.`,
    everyone: (everyone) => `Enviar a todos daría ${everyone}.`,
    rule: (probability, share) =>
      `Un correo compensa desde una probabilidad del ${probability}. Se halló con clientes de los que el modelo no había aprendido; la tiene el ${share} de ellos.`,
    source: (rows) =>
      `Las cifras son de ${rows} clientes de prueba, que ni el modelo ni la regla habían visto; se supone que su lista se les parece.`,
    gain: 'Beneficio frente a enviar a todos, por cada 1000 clientes, si se envía a todos los que compensan',
    certainty: {
      more: 'Es más de lo que explica el azar.',
      less: 'Es una pérdida mayor de lo que explica el azar.',
      open: 'El intervalo contiene el 0: la diferencia puede ser azar.',
    },
  },
  chart: {
    title: 'Beneficio según a cuántos se envía',
    unit: 'en la unidad del coste y del valor',
    x: 'Clientes con correo, primero los mejores',
    alt: ({ share, profit }, everyone) =>
      `Beneficio según la parte de clientes que recibe el correo: enviar al ${share} mejor da ${profit}; enviar a todos, ${everyone}.`,
    marks: { chosen: 'Elegido', everyone: 'Todos', budget: 'Presupuesto', today: 'Hoy' },
    zero: 'Línea discontinua: ni beneficio ni pérdida.',
    depth: 'Ver otra profundidad',
    reading: ({ share, sends, conversions, profit }) =>
      `El ${share} mejor: ${sends} correos, ${conversions} conversiones, ${profit}.`,
  },
  table: {
    caption: (size) => `Lo que dan ${size} clientes, según a quién se envía`,
    columns: ['A quién se envía', 'Parte', 'Correos', 'Conversiones', 'Beneficio'],
    rows: {
      chosen: 'A todos los que compensan',
      everyone: 'A todos',
      random: 'A tantos como compensan, al azar (media)',
      budget: 'A los mejores dentro del presupuesto',
      today: 'Como decide hoy la política vigente',
    },
    note: 'El dinero está en la unidad del coste y del valor. Las conversiones son las observadas en los datos de prueba: no todas se deben al correo.',
  },
  today: {
    from: (probability) =>
      `Hoy: la política vigente envía desde una probabilidad del ${probability}, antes de apartar a nadie.`,
    everyone: 'Hoy: la política vigente no fija mínimo y envía a todos, antes de apartar a nadie.',
    nobody: 'Hoy: la política vigente no envía a nadie.',
    byCustomer:
      'Hoy: el coste o el valor de la política vigente cambian de un cliente a otro, así que no tiene un lugar en esta curva. Todo lo demás vale.',
    unreadable:
      'Hoy: la política vigente no se puede leer, así que decide su modo de fallo. Todo lo demás vale.',
  },
  holdout: {
    title: 'A cuántos apartar para ver qué se debe al correo',
    introduction:
      'Algunos habrían convertido sin el correo. Aparte a unos clientes al azar y compare: la diferencia es lo que se debe al correo.',
    caused: 'De 100 conversiones, debidas al correo (su estimación)',
    causedReading: (percent) => `${percent} de 100`,
    effect: (conversions, caused, profit) =>
      `De las ${conversions} conversiones, unas ${caused} se deberían al correo. Contando solo estas, el envío da ${profit}.`,
    answer: (share, leftOut, sends) =>
      `Aparte el ${share}: ${leftOut} de ${sends} correos. Así, cuatro de cada cinco campañas como esta muestran un efecto de ese tamaño (potencia del 80\u00a0%, al nivel del 5\u00a0%).`,
    forgone: (conversions, profit) =>
      `Cuesta unas ${conversions} conversiones, es decir, renunciar a ${profit}.`,
    saved: (conversions, amount) =>
      `Cuesta unas ${conversions} conversiones y aun así ahorra ${amount}: lo que se debe a esos correos vale menos de lo que cuestan.`,
    tooFew: (sends, least, share) =>
      `${sends} correos son pocos para ver un efecto de ese tamaño, aunque se aparte la mitad. Harían falta unos ${least}, apartando el ${share}; o sumar varias campañas.`,
    nothing: 'No hay nada que comparar: no se enviaría a nadie, o nadie convierte.',
    rough:
      'Se esperan tan pocas conversiones entre los apartados que esta cifra es aproximada: mejor aparte a algunos más.',
    inForce: (share) => `La política vigente aparta el ${share}.`,
    method:
      'Prueba bilateral de dos proporciones en grupos de distinto tamaño, aproximación normal (Fleiss, Levin y Paik, 2003).',
  },
  policy: {
    title: 'Llevar el plan al servidor',
    introduction: 'Con esta política el servidor decide según el plan, justo antes de cada correo.',
    nobody:
      'No hay política que copiar: el plan no envía a nadie. Para no enviar nada, no envíe nada.',
    format: 'Formato',
    formats: { toml: 'TOML, para wrangler.toml', json: 'JSON, para una variable POLICY' },
    withHoldout: (share) => `Apartar el ${share} de los clientes, como arriba`,
    text: 'La política',
    copy: 'Copiar',
    copied: 'Copiado.',
    selected:
      'El navegador no deja copiar a esta página. El texto está seleccionado: pulse Ctrl+C o ⌘C.',
    lowered: (probability) =>
      `La probabilidad mínima vigente retendría a algunos de los planificados, así que se baja al ${probability}.`,
    unreadable:
      'La política vigente no se puede leer, así que aquí no se conserva nada de ella: revise usted bandas, límites, modo de fallo, apartados y reglas de contenido.',
    noToml: 'Un nombre de la política tiene medio carácter, que TOML no puede escribir. Use JSON.',
    note: 'Ocupa el lugar del [vars.POLICY], o del POLICY, que haya; lo demás que se fijó se conserva. El servidor no cuenta correos: envía a quien compensa, así que una lista distinta de los clientes de prueba da más o menos.',
  },
}
