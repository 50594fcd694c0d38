/** English for the room "Model". */

import type { ModelWords } from './words.ts'

export const MODEL: ModelWords = {
  title: 'Model',
  quality: {
    bands: { poor: 'poor', fair: 'fair', good: 'good', excellent: 'excellent' },
    score: (score, band) => `${score} of 100: ${band}.`,
    topTenth: (rate, lift) =>
      `Of the best-ranked tenth, ${rate} converted: ${lift} times the average.`,
    verdicts: {
      better: 'It beats logistic regression, a simpler model, by more than chance.',
      no_better:
        'A simpler model, logistic regression, does as well: any difference may be chance.',
      mixed:
        'Against a simpler model, logistic regression, it is ahead in one respect and behind in another, by more than chance.',
      worse:
        'A simpler model, logistic regression, is better by more than chance: prefer that one.',
      chance: 'Its order cannot be told from a random one: do not choose customers by it.',
      alone: 'It was not compared with a simpler model.',
    },
    scale:
      'How well the model ranks: 0 is a random order, 100 puts every converter above everybody else. All figures here come from test customers, whom training never saw.',
    none: 'There is no quality figure: all test customers had the same outcome, so there is nothing to rank.',
    noWarnings: 'There are no warnings about the data or about groups of customers.',
    beware: 'Beware:',
    weakGroups: (count) =>
      count === 1
        ? 'for 1 group of customers the model is weaker than for the others'
        : `for ${count} groups of customers the model is weaker than for the others`,
    leaks: (count) =>
      count === 1
        ? '1 column that tells the outcome by itself was allowed: the figures may be too good'
        : `${count} columns that tell the outcome by themselves were allowed: the figures may be too good`,
    dataWarnings: (count) =>
      count === 1
        ? '1 warning about the data stands in the report of the run'
        : `${count} warnings about the data stand in the report of the run`,
  },
  lift: {
    title: 'Whom to send to',
    finding: (share, recall, lift) =>
      `Mailing the best-ranked ${share} finds ${recall} of those who convert: ${lift} times as many as mailing the same number at random.`,
    none: 'There are too few test customers, or nobody among them converted, so a ranking cannot be judged.',
    chart: 'Lift by tenth: conversion rate in multiples of the average',
    average: 'Dashed: the average.',
    x: 'Tenth of the customers, the best-ranked first',
    alt: (first, last) =>
      `Bars of lift by tenth: the best-ranked tenth converts ${first} times as often as the average, the last tenth ${last} times.`,
    table: 'The figures, tenth by tenth',
    columns: ['Tenth', 'Customers', 'Mean probability', 'Converters', 'Converted', 'Lift'],
  },
  calibration: {
    title: 'Can the probability be trusted?',
    agreement: (agreeing, bins) =>
      bins === 1
        ? agreeing === 1
          ? 'All test customers together converted about as often as the model said.'
          : 'All test customers together converted more or less often than the model said.'
        : `Test customers were put into ${bins} groups of equal size by probability. In ${howMany(agreeing, bins)} of them the probability lies within the 95\u00a0% interval of what happened.`,
    chart: 'Share who converted, against the probability given; lines are 95\u00a0% intervals',
    observed: 'Blue: what happened.',
    perfect: 'Dashed: what a perfect probability would be.',
    x: 'Mean probability given by the model',
    alt: (agreeing, bins) =>
      `Reliability diagram: in ${agreeing} of ${bins} groups the mean probability lies within the 95\u00a0% interval of the share who converted.`,
    error: 'Mean distance between probability and rate (expected calibration error):',
    table: 'The figures, group by group',
    columns: ['Mean probability', 'Customers', 'Converters', 'Converted', '95\u00a0% interval'],
  },
  drivers: {
    title: 'What drives the score',
    introduction:
      'The values of one feature are shuffled among the customers. The more the ranking loses, the more the model relies on the feature.',
    notCausal:
      'This describes the model. It does not say that changing the value would make customers convert.',
    none: 'The importance of features was not measured.',
    caption: 'ROC AUC lost without each feature, with 95\u00a0% intervals',
    columns: ['Feature', 'Importance', 'ROC AUC lost'],
  },
  groups: {
    title: 'For whom is it weaker?',
    introduction:
      'The same figures, group by group. A warning means that a group is behind by more than chance and by enough to matter.',
    none: 'No column of the schema is marked for audit (role "audit").',
    noWarnings: 'No group falls clearly behind.',
    caption: {
      audit: (column) => `By ${column}`,
      inflatable: (column) =>
        `By ${column}, which mail clients that open emails by themselves can inflate`,
    },
    columns: ['Group', 'Customers', 'Ranking (ROC AUC)', 'Predicted', 'Converted'],
    predicted: 'blue: predicted',
    converted: 'vermilion: converted',
    missing: 'missing',
    tooFew: 'too few to tell',
    warnings: {
      ranking: 'ranked less well than the others',
      calibration: 'the probability is off',
    },
  },
  about: {
    title: 'About this model',
    version: 'Version',
    trained: 'Trained',
    data: 'Data',
    dataOf: (rows, share) => `${rows} customers of past campaigns, of whom ${share} converted`,
    badRows: (rows) => `${rows} rows that broke a rule were set aside`,
    tested: 'Tested on',
    testedOn: (rows, positives) => `${rows} customers, of whom ${positives} converted`,
    splits: {
      random: 'drawn at random',
      column: 'as a column of the data says',
      time: 'the newest',
      groups: 'rows of one group kept together',
    },
    times: 'Times',
    timesOf: ([trainFrom, trainTo], [testFrom, testTo]) =>
      `learned from ${trainFrom} to ${trainTo}, tested on ${testFrom} to ${testTo}`,
    network: 'Network',
    networkOf: (sizes) => `${sizes} (inputs, hidden units, output)`,
    libraries: 'Made with',
    candidates: 'Against simpler ways to choose, on the same test customers',
    candidateColumns: ['Way', 'ROC AUC', 'Log loss'],
    candidateNames: {
      network: 'This model',
      logistic_regression: 'Logistic regression',
      rfm: 'RFM rule',
      base_rate: 'The same for everybody',
    },
    measures:
      'ROC AUC: the chance that a converter ranks above somebody who did not convert; 0.5 is random, higher is better. Log loss judges the probability; lower is better.',
  },
}

function howMany(count: number, all: number): string {
  return count === all ? 'all' : count === 0 ? 'none' : String(count)
}
