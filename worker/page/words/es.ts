/** Spanish. */

import { CUSTOMER } from '../customer/words-es.ts'
import { LIST } from '../list/words-es.ts'
import { MODEL } from '../model/words-es.ts'
import { SEND } from '../send/words-es.ts'
import type { Words } from './words.ts'

export const SPANISH: Words = {
  shell: {
    documentTitle: 'Presend: quién debe recibir este correo',
    skip: 'Ir al contenido',
    rooms: 'Partes de esta página',
    language: 'Idioma',
    forgetKey: 'Olvidar la clave',
    loading: 'Preguntando al servidor por su modelo…',
    model: (version) => `modelo ${version}`,
    to: 'a',
    retry: 'Intentar de nuevo',
    detail: 'El servidor dice (en inglés):',
    key: {
      label: 'Clave de la API',
      submit: 'Abrir',
      note: 'Solo la guarda esta pestaña, solo se envía a esta dirección y se olvida al cerrar la pestaña.',
    },
    troubles: {
      noKey: {
        title: 'Este servidor pide una clave de la API',
        advice:
          'Quien lo desplegó la crea con "pnpm keys". Para puntuar hace falta el permiso "score"; cualquier clave abre lo demás.',
      },
      unauthorized: {
        title: 'Esta clave no se conoce',
        advice: () => 'Busque espacios o letras que falten, o pida una clave nueva.',
      },
      forbidden: {
        title: 'Esta clave no permite eso',
        advice: () => 'Introduzca una clave con el permiso que aquí se nombra.',
      },
      busy: {
        title: 'Demasiadas llamadas',
        advice: (seconds) =>
          seconds === null
            ? 'Espere un minuto e inténtelo de nuevo.'
            : `Espere ${seconds} ${seconds === 1 ? 'segundo' : 'segundos'} e inténtelo de nuevo.`,
      },
      unavailable: {
        title: 'El modelo no puede responder',
        advice: () =>
          'El servidor funciona, pero su modelo no arranca. Entrene y despliegue de nuevo; el registro dice más.',
      },
      unreachable: {
        title: 'El servidor no responde',
        advice: () =>
          'Compruebe su conexión y que el servidor esté en marcha, e inténtelo de nuevo.',
      },
      unexpected: {
        title: 'El servidor respondió algo inesperado',
        advice: () => 'Recargue esta página: puede ser más antigua que el servidor.',
      },
    },
  },
  model: MODEL,
  customer: CUSTOMER,
  send: SEND,
  list: LIST,
}
