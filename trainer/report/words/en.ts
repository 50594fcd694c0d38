/** The report in English. */

import { createDecimalFormat, createFigureFormat } from '../../../shared/figure-format.ts'
import { CANDIDATES, MONEY, RANKING, TRUTH, VERDICT } from './en-decisions.ts'
import { CARD, STABILITY, TUNING } from './en-making.ts'
import { DATA, DRIVERS, GROUPS } from './en-reasons.ts'
import type { Words } from './words.ts'

const format = createFigureFormat('en')

export const ENGLISH: Words = {
  format,
  to: 'to',
  title: 'Campaign model report',
  origin: (dataPath, date) => `Trained on ${dataPath}, ${date}.`,
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
    decimal: createDecimalFormat('en'),
    missing: 'missing',
    history: {
      title: 'Training history',
      loss: 'Loss',
      lossUnit: 'binary cross-entropy (nats)',
      accuracy: 'Accuracy',
      accuracyUnit: 'share of rows predicted right (%)',
      training: 'Training',
      validation: 'Validation',
      epoch: 'Epoch',
      best: (epoch, figure) => `Best epoch ${epoch}: ${figure}`,
      summary: ({ epochs, best, stoppedEarly, networks }) => {
        const length = epochs === 1 ? '1 epoch' : `${epochs} epochs`
        const ending = stoppedEarly ? `Stopped early after ${length}` : length
        const which = networks > 1 ? `${networks} networks (thin) and their mean. ` : ''
        return `${which}${ending}; validation loss was lowest in epoch ${best}`
      },
    },
    reliability: {
      title: 'Is the probability true?',
      subtitle: (bins, rows) =>
        bins === 1
          ? `One group of ${rows} customers; the line shows the 95 % interval`
          : `${bins} groups of up to ${rows} customers, by probability; lines show 95 % intervals`,
      x: 'Mean probability given by the model',
      y: 'Share who converted',
      perfect: 'Perfect',
      observed: 'Model',
    },
    lift: {
      title: 'Lift by tenth',
      x: 'Tenth of the customers, the best-ranked first',
      y: 'Conversion rate of each tenth, in multiples of the average',
      average: 'Average',
    },
    gains: {
      title: 'Cumulative gains',
      x: 'Share of customers mailed, the best-ranked first',
      y: 'Share of all converters among the customers mailed',
      model: 'Model',
      perfect: 'Perfect order',
      random: 'Random order',
    },
    profit: {
      title: 'Profit',
      x: 'Share of customers mailed, the most profitable first',
      y: 'Profit on the test customers, in the unit of cost and value',
      chosen: 'Chosen',
      everyone: 'Everyone',
      budget: 'Budget',
      curve: 'Profit',
      zero: 'Zero',
    },
    importance: {
      title: 'What the score hangs on',
      x: 'Rise in log loss (nats) when the values are shuffled',
      strongest: (drawn, features) =>
        drawn === features
          ? 'Lines show 95 % intervals'
          : `The ${drawn} strongest of ${features} features; lines show 95 % intervals`,
    },
    dependence: {
      title: 'How the probability moves with each feature',
      subtitle: 'Mean probability if every customer had this value; not a causal effect',
      y: 'Mean probability',
    },
    groups: {
      title: 'For whom is the model weaker?',
      subtitle: 'Lines show 95 % intervals; an exclamation mark shows a warning',
      rocAuc: 'ROC AUC',
      rates: 'Share of customers',
      predicted: 'Predicted',
      observed: 'Converted',
      tooFew: 'too few to tell',
    },
  },
}
