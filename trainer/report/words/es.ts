/** The report in Spanish. */

import { createDecimalFormat, createFigureFormat } from '../../../shared/figure-format.ts'
import { CANDIDATES, MONEY, RANKING, TRUTH, VERDICT } from './es-decisions.ts'
import { CARD, STABILITY, TUNING } from './es-making.ts'
import { DATA, DRIVERS, GROUPS } from './es-reasons.ts'
import type { Words } from './words.ts'

const format = createFigureFormat('es')

export const SPANISH: Words = {
  format,
  to: 'a',
  title: 'Informe del modelo de campañas',
  origin: (dataPath, date) => `Entrenado con ${dataPath}, ${date}.`,
  verdict: VERDICT,
  ranking: RANKING,
  money: MONEY,
  truth: TRUTH,
  candidates: CANDIDATES,
  tuning: TUNING,
  drivers: DRIVERS,
  groups: GROUPS,
  data: DATA,
  stability: STABILITY,
  card: CARD,
  plots: {
    format,
    decimal: createDecimalFormat('es'),
    missing: 'sin dato',
    history: {
      title: 'Historia del entrenamiento',
      loss: 'Pérdida',
      lossUnit: 'entropía cruzada binaria (nats)',
      accuracy: 'Exactitud',
      accuracyUnit: 'parte de filas bien predichas (%)',
      training: 'Entrenamiento',
      validation: 'Validación',
      epoch: 'Época',
      best: (epoch, figure) => `Mejor época, ${epoch}: ${figure}`,
      summary: ({ epochs, best, stoppedEarly, networks }) => {
        const length = epochs === 1 ? '1 época' : `${epochs} épocas`
        const ending = stoppedEarly ? `Se detuvo tras ${length}` : length
        const which = networks > 1 ? `${networks} redes (finas) y su media. ` : ''
        return `${which}${ending}; la pérdida de validación fue mínima en la época ${best}`
      },
    },
    reliability: {
      title: '¿Es cierta la probabilidad?',
      subtitle: (bins, rows) =>
        bins === 1
          ? `Un grupo de ${rows} clientes; la línea es el intervalo del 95 %`
          : `${bins} grupos de hasta ${rows} clientes, por probabilidad; líneas: intervalos del 95 %`,
      x: 'Probabilidad media según el modelo',
      y: 'Parte que convirtió',
      perfect: 'Perfecto',
      observed: 'Modelo',
    },
    lift: {
      title: 'Lift por décimo',
      x: 'Décimo de los clientes, primero el mejor clasificado',
      y: 'Tasa de conversión de cada décimo, en múltiplos de la media',
      average: 'Media',
    },
    gains: {
      title: 'Ganancia acumulada',
      x: 'Parte de los clientes que recibe el correo, primero los mejor clasificados',
      y: 'Parte de todas las conversiones que está entre quienes reciben el correo',
      model: 'Modelo',
      perfect: 'Orden perfecto',
      random: 'Orden al azar',
    },
    profit: {
      title: 'Beneficio',
      x: 'Parte de los clientes que recibe el correo, primero los más rentables',
      y: 'Beneficio con los clientes de prueba, en la unidad del coste y del valor',
      chosen: 'Elegido',
      everyone: 'Todos',
      budget: 'Presupuesto',
      curve: 'Beneficio',
      zero: 'Cero',
    },
    importance: {
      title: 'De qué depende la puntuación',
      x: 'Aumento de la pérdida logarítmica (nats) al mezclar los valores',
      strongest: (drawn, features) =>
        drawn === features
          ? 'Las líneas son intervalos del 95 %'
          : `Las ${drawn} variables más fuertes de ${features}; las líneas son intervalos del 95 %`,
    },
    dependence: {
      title: 'Cómo cambia la probabilidad con cada variable',
      subtitle:
        'Probabilidad media si todos los clientes tuvieran este valor; no es un efecto causal',
      y: 'Probabilidad media',
    },
    groups: {
      title: '¿Con quién acierta menos?',
      subtitle: 'Las líneas son intervalos del 95 %; un signo de exclamación señala un aviso',
      rocAuc: 'ROC AUC',
      rates: 'Parte de los clientes',
      predicted: 'Previsto',
      observed: 'Ocurrido',
      tooFew: 'muy pocos',
    },
  },
}
