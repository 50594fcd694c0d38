/** English for the sections that explain: what drives the score, for whom it is weaker, from what. */

import { createNameList } from '../../../shared/names-and-dates.ts'
import { html } from '../html.ts'
import type { DataWords } from '../sections/data.ts'
import type { DriversWords } from '../sections/drivers.ts'
import type { GroupsWords } from '../sections/groups.ts'

const listNames = createNameList('en')

export const DRIVERS: DriversWords = {
  title: 'What drives the score',
  introduction:
    'The values of one feature are shuffled among the customers. The more the model loses, the more it relies on the feature.',
  noImportance: 'The importance of features was not measured.',
  importanceAlt: (features) =>
    `Bars of importance: the model relies most on ${listNames(features)}.`,
  importanceCaption: 'What the model loses without each feature, with 95 % intervals',
  importanceColumns: ['Feature', 'Log loss gained (nats)', 'ROC AUC lost'],
  leftOut: (count) =>
    count === 1 ? 'One weaker feature is left out.' : `${count} weaker features are left out.`,
  dependenceIntroduction:
    'What the model would say, on average, if every customer had a given value and kept all others.',
  notCausal:
    'This describes the model. It does not say that changing the value would make customers convert.',
  dependenceAlt: (ranges) => `Mean probability against each feature: ${ranges.join('; ')}.`,
  range: ({ feature, low, high, at }) => `${feature} from ${low} to ${high}, highest at ${at}`,
  dependenceCaption: 'Where the probability is lowest and highest',
  dependenceColumns: ['Feature', 'Lowest', 'at', 'Highest', 'at'],
  missing: 'missing',
}

export const GROUPS: GroupsWords = {
  title: 'For whom is it weaker?',
  introduction:
    'The same figures, group by group. A warning means that a group is behind by more than chance and by enough to matter.',
  noGroups: html`No column of the schema is marked for audit. Give columns such as age, gender or region the <code>role</code> <code>audit</code> to see them here.`,
  noWarnings: 'No group falls clearly behind.',
  ranking: (group, rocAuc, others) =>
    html`<b>${group}</b>: customers are ranked less well (ROC AUC ${rocAuc}) than all others (${others}).`,
  calibration: (group, meanProbability, rate) =>
    html`<b>${group}</b>: the model says ${meanProbability} on average, and ${rate} converted.`,
  aboveRate: 'It promises too much.',
  belowRate: 'It promises too little.',
  groupOf: (column, name) => `${column}: ${name}`,
  missing: 'missing',
  alt: (warnings, groups) =>
    `ROC AUC, mean probability and conversion rate of ${groups} groups: ${
      warnings === 0 ? 'none is' : warnings === 1 ? 'one is' : `${warnings} are`
    } marked with a warning.`,
  caption: {
    audit: (column) => `By ${column}`,
    inflatable: (column) =>
      `By ${column}, which mail clients that open emails by themselves can inflate`,
  },
  columns: [
    'Group',
    'Customers',
    'Converters',
    'Converted',
    'Mean probability',
    'ROC AUC',
    'Log loss',
    'Calibration error',
  ],
  ablationsTitle: 'The model without some columns',
  ablation: (columns, without, withColumns) =>
    html`Without ${columns} the ROC AUC would be ${without}; with ${withColumns}.`,
  ablationWorth: (rocAucGain, logLossGain) =>
    html`What they bring: ${rocAucGain} of ROC AUC and ${logLossGain} of log loss.`,
  worth: {
    worth: 'That is more than chance.',
    harm: 'The model is better without, by more than chance.',
    open: 'That may be chance: consider leaving them out.',
  },
  ablationRows: (rows) => html`Both networks were trained on ${rows} rows.`,
  roles: {
    audit: 'Whether these columns may decide who gets an email is for people to judge.',
    inflatable: 'Mail clients that open emails by themselves make such figures too high.',
  },
  listNames,
}

export const DATA: DataWords = {
  title: 'The data',
  rows: (rows, positives) =>
    html`${rows} ${rows.value === 1 ? 'row was' : 'rows were'} read, of which ${positives} converted.`,
  badRows: (rows) =>
    rows.value === 1
      ? html`${rows} row broke a rule and was set aside.`
      : html`${rows} rows broke a rule and were set aside.`,
  split: {
    random: 'Rows were assigned at random, with the same share of converters in each part.',
    column: 'A column of the data says which row is for what.',
    time: 'The newest rows are the test rows.',
    groups: 'Rows of one group were kept together.',
  },
  parts: (train, validation, test) =>
    html`${train} rows were for training, ${validation} for validation and ${test} for testing.`,
  partsOutOfFold: (train, judged, test) =>
    html`${train} rows were for training and ${test} for testing. What else had to be judged on unseen rows was judged out of fold: ${judged} of the training rows, each by networks that had learned from others.`,
  testPositives: (rows, positives) => html`Of the ${rows} test rows, ${positives} converted.`,
  noWarnings: 'Nothing odd was found in the data.',
  parted: { train: 'training', validation: 'validation', test: 'test' },
  constant: (feature) => html`<b>${feature}</b> has the same value everywhere: it tells nothing.`,
  idLike: (feature, distinct) =>
    html`<b>${feature}</b> looks like an identifier: ${distinct} of its values are different.`,
  repeatedRows: (rows, share) =>
    html`${rows} ${rows.value === 1 ? 'row repeats' : 'rows repeat'} the features of an earlier row (${share}).`,
  fewPositives: (part, positives, expected) =>
    html`There ${positives.value === 1 ? 'is' : 'are'} only ${positives} ${
      positives.value === 1 ? 'converter' : 'converters'
    } among the ${part} rows; figures are rough below ${expected}.`,
  dividedCustomers: (customers) =>
    html`${customers} ${
      customers.value === 1 ? 'customer has' : 'customers have'
    } rows both for testing and for training: the figures may be too good.`,
  unseen: (feature, share) =>
    html`<b>${feature}</b> has a name that no training row has in ${share} of the test rows.`,
  earlierModel: (origin) =>
    html`Training started from an earlier model (${origin}), which may have learned from these test rows: then the figures are too good. Test on newer rows, with <code>--time_column</code>, to be sure.`,
  leak: (feature, rocAuc, isCopy) =>
    html`<b>${feature}</b> ${
      isCopy ? 'is a copy of the outcome' : 'tells the outcome by itself'
    } (ROC AUC ${rocAuc} alone) and was allowed. If it is known only after the send, all figures here are too good.`,
  caption: 'Columns',
  columns: ['Column', 'Missing', 'Refused', 'Unseen in training', 'ROC AUC alone'],
  columnsNote:
    'Refused: rows set aside because of this column. Unseen: test rows with a category that no training row has. ROC AUC alone: how well the column ranks by itself, whichever way round.',
}
