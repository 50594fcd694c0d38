/** English for the sections that tell how the model was made: what was tried, how it learned, its card. */

import { html } from '../html.ts'
import type { ModelCardWords } from '../sections/model-card.ts'
import type { StabilityWords } from '../sections/stability.ts'
import { createDateFormat, createNameList } from './name-list.ts'

const listNames = createNameList('en')

export const STABILITY: StabilityWords = {
  title: 'How stable it is, and how training went',
  noFolds: html`The run was not cross-validated. <code>--folds 5</code> shows how much the figures depend on which rows are tested.`,
  folds: (folds, rows) =>
    html`${rows} rows were divided into ${folds} parts. Each part was tested by a network trained on the others.`,
  caption: 'Mean and standard deviation over the parts',
  columns: ['Measure', 'Mean', 'Deviation'],
  measures: {
    rocAuc: 'ROC AUC',
    prAuc: 'PR AUC',
    logLoss: 'Log loss',
    brierLoss: 'Brier loss',
  },
  foldNumber: (fold) => `Part ${fold}`,
  historyAlt: 'Loss and accuracy of training and validation rows, epoch by epoch.',
}

export const CARD: ModelCardWords = {
  title: 'Model card',
  names: {
    use: 'Intended use',
    notFor: 'Not for',
    model: 'Model',
    trained: 'Trained',
    version: 'Bundle version',
    data: 'Data',
    dates: 'Dates in the data',
    features: 'Features',
    audited: 'Audited',
    limits: 'Limits',
    seed: 'Seed',
    libraries: 'Libraries',
    seconds: 'Time taken',
  },
  intendedUse:
    'To rank customers, right before a send, by the probability that they convert after an email like those in the data.',
  notFor: [
    'Saying whom the email persuades. A high probability may belong to someone who would have bought anyway.',
    'Decisions about credit, insurance, work, housing or health, and prices for single persons.',
    'Customers, channels or offers unlike those in the data.',
  ],
  times: ({ column, train, test }) =>
    `By ${column}: training from ${train[0]} to ${train[1]}, testing from ${test[0]} to ${test[1]}.`,
  noTimes: 'No time column was given: the test rows are not newer than the training rows.',
  audited: (columns) => `The figures were checked by ${columns}.`,
  nobodyAudited: 'No group of customers was checked.',
  listNames,
  propensity:
    'Propensity is not incrementality: the model predicts who converts, not whom the email persuades. Keep a holdout of customers who get no email, and compare.',
  drift: 'Customers and offers change. Train again with new data, and watch the figures.',
  fewPositives: (positives) =>
    positives.value === 1
      ? html`Only ${positives} test customer converted: all figures are rough.`
      : html`Only ${positives} test customers converted: all figures are rough.`,
  sampled: (rows, testRows) =>
    html`Intervals and ablations come from a sample of ${rows} of the ${testRows} test rows; importance from 10,000 of them, dependence from 2,000.`,
  seconds: (training, retraining, evaluation) =>
    html`${training} s of training, ${retraining} s more for those it is compared with, ${evaluation} s of evaluation.`,
  optionsCaption: 'Options of the run',
  optionsColumns: ['Flag', 'Value'],
  notSet: 'not set',
  dateOf: createDateFormat('en'),
}
