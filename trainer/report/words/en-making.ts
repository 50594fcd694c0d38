/** English for the sections that tell how the model was made: its choice, its training, its card. */

import { createDateFormat, createNameList } from '../../../shared/names-and-dates.ts'
import { type Html, html, NOTHING } from '../html.ts'
import type { Figure } from '../page-parts.ts'
import type { ModelCardWords } from '../sections/model-card.ts'
import type { StabilityWords } from '../sections/stability.ts'
import type { TuningWords } from '../sections/tuning.ts'

const listNames = createNameList('en')

const SETTING_NAMES: TuningWords['settingNames'] = {
  logistic: 'Logistic regression',
  classic: 'Classic network',
  binned: 'Network on binned numbers',
  regularised: 'Regularised network on binned numbers',
  strong: 'Network taught by a committee',
}

export const TUNING: TuningWords = {
  title: 'How the model was chosen',
  untried: 'No settings were tried: options that were not given have their defaults.',
  compared: (settings, searched) =>
    html`${settings} ways to make the model were compared on ${trainingRows(searched)}. ${judging(searched)}`,
  notCompared: (searched) =>
    html`Nothing was compared: one way to make the model was asked for. Its committee was formed on ${trainingRows(searched)}. ${judging(searched)}`,
  unrepeatable: html`The search was limited in time (<code>--tune_seconds</code>). How far it gets depends on the machine, so it cannot be repeated for certain. The command below can.`,
  settingNames: SETTING_NAMES,
  noFlags: 'the defaults',
  statuses: {
    chosen: 'chosen',
    considered: 'considered',
    too_large: 'too large to serve',
    diverged: 'diverged',
    cut: 'not reached in time',
  },
  caption: 'The settings, the lowest log loss first, with 95 % intervals',
  columns: ['Setting', 'Log loss', 'Log loss above the chosen', 'ROC AUC', 'Weights', 'Result'],
  choiceNote:
    'A lower log loss is better. The lowest is chosen among those that are small enough to serve. These figures come from training rows; those from test customers stand in the other sections.',
  committeeTitle: 'The committee that taught the network',
  committee:
    'A committee is several models whose answers are blended, each with its share of the say. What is served is one small network that learned from those answers.',
  committeeLoss: (logLoss) =>
    html`Together they have a log loss of ${logLoss} on rows that they had not learned from.`,
  trees: {
    shallow_trees: (trees) => forest(trees, 'shallow'),
    deep_trees: (trees) => forest(trees, 'deep'),
  },
  committeeCaption: 'Members of the committee; one with a share of 0 % was not needed',
  committeeColumns: ['Member', 'Share of the say', 'Log loss by itself'],
  repeat: 'This trains the same model again, without a choice:',
}

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
  taughtNote:
    'The network was taught by a committee. Its training loss and accuracy are measured against the answers of the committee, about real and mixed customers; those of validation against what happened to customers who were not learned from. So their levels differ.',
}

export const CARD: ModelCardWords = {
  title: 'Model card',
  names: {
    use: 'Intended use',
    notFor: 'Not for',
    model: 'Model',
    choice: 'How it was chosen',
    repeat: 'To train it again',
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
  settingNames: SETTING_NAMES,
  untried: 'No settings were tried.',
  choice: ({ recipe, setting, settings, next }) =>
    settings === 1
      ? html`<code>--recipe ${recipe}</code>: ${setting}. Nothing else was tried.`
      : html`<code>--recipe ${recipe}</code>, from ${settings} settings: ${setting}.${
          next
            ? html` Its log loss is ${next.below} below that of the next best: ${next.setting}.`
            : NOTHING
        }`,
  seconds: ({ tuning, training, retraining, evaluation }) =>
    html`${tuning} s of choosing the model, ${training} s of training, ${retraining} s more for those it is compared with, ${evaluation} s of evaluation.`,
  optionsCaption: 'Options of the run',
  optionsColumns: ['Flag', 'Value'],
  notSet: 'not set',
  dateOf: createDateFormat('en'),
}

type SearchedRows = Parameters<TuningWords['notCompared']>[0]

function trainingRows({ rows, available }: SearchedRows): Html {
  return rows.value === available.value
    ? html`all ${rows} training rows`
    : html`${rows} of the ${available} training rows`
}

function judging({ folds }: SearchedRows): Html {
  return html`They were divided into ${folds} parts, and each part was judged by models trained on the others. Test rows were not looked at.`
}

function forest(trees: Figure, depth: string): Html {
  return html`${trees} ${depth} gradient-boosted ${trees.value === 1 ? 'tree' : 'trees'}`
}
