/** English for the sections that lead to a decision: is it worth it, whom to send to, what it earns. */

import { html } from '../html.ts'
import type { CandidatesWords } from '../sections/candidates.ts'
import type { MoneyWords } from '../sections/money.ts'
import type { RankingWords } from '../sections/ranking.ts'
import type { TruthWords } from '../sections/truth.ts'
import type { VerdictWords } from '../sections/verdict.ts'

export const VERDICT: VerdictWords = {
  verdicts: {
    better: 'The network beats plain logistic regression by more than chance.',
    no_better:
      'The network does not beat plain logistic regression by more than chance: the simpler model does as well.',
    mixed:
      'The network beats plain logistic regression in one respect and loses in another, by more than chance.',
    worse: 'The network is worse than plain logistic regression: prefer the simpler model.',
    chance: 'The network ranks no better than chance: nothing it was given tells who converts.',
    alone: 'The network was not compared with logistic regression.',
  },
  advantage: ({ rocAuc, logLoss }) =>
    html`Its lead in ROC AUC (ranking) is ${rocAuc}; in log loss (probabilities) ${logLoss}.`,
  bracketsNote: 'Above zero is in favour of the network. Brackets hold 95 % intervals.',
  noWarnings: 'There are no warnings about the data or about groups of customers.',
  beware: 'Read these warnings before you use the model:',
  rankingWarnings: (count) =>
    count === 1
      ? '1 group of customers is ranked less well than the others'
      : `${count} groups of customers are ranked less well than the others`,
  calibrationWarnings: (count) =>
    count === 1
      ? '1 group of customers gets probabilities that are off'
      : `${count} groups of customers get probabilities that are off`,
  dataWarnings: (count) =>
    count === 1 ? '1 warning about the data' : `${count} warnings about the data`,
  allowedLeaks: (count) =>
    count === 1
      ? '1 column that tells the outcome by itself was allowed'
      : `${count} columns that tell the outcome by themselves were allowed`,
  bands: { poor: 'poor', fair: 'fair', good: 'good', excellent: 'excellent' },
  gauge: (score, band) => html`<strong>${score} of 100: ${band}.</strong>`,
  topTenth: (rate, lift) =>
    html`Of the best-ranked tenth, ${rate} converted: ${lift} times the average.`,
  gaugeScale:
    'How well the model ranks: 0 is a random order, 100 puts every converter above everybody else.',
  noGauge:
    'There is no quality figure: all test customers had the same outcome, so there is nothing to rank.',
}

export const RANKING: RankingWords = {
  title: 'Whom to send to',
  introduction:
    'Customers are ranked by their probability. The figures come from test customers, whom training never saw.',
  noRanking: 'Nobody among the test customers converted, so a ranking cannot be judged.',
  finding: (share, recall, lift) =>
    html`Mailing the best-ranked ${share} finds ${recall} of those who convert: ${lift} times as many as mailing the same number at random.`,
  liftAlt: (first, last) =>
    `Bars of lift by tenth: the best-ranked tenth converts ${first} times as often as the average, the last tenth ${last} times.`,
  gainsAlt: (half) =>
    `Cumulative gains: the better-ranked half of the customers holds ${half} of all converters; a random order would find 50 %.`,
  depthCaption: 'What reaching the best-ranked customers brings',
  depthColumns: [
    'Share mailed',
    'Customers',
    'Least probability',
    'Converters',
    'Converted (precision)',
    'Of all converters (recall)',
    'Lift',
  ],
  decileCaption: 'Customers by tenth, the best-ranked first',
  decileColumns: [
    'Tenth',
    'Customers',
    'Mean probability',
    'Converters',
    'Converted',
    'Lift',
    'Of all converters, so far',
    'Lift, so far',
  ],
  liftNote:
    'Lift is the conversion rate in multiples of the average. Where probabilities are equal at an edge, converters are shared out, so that counts may have tenths.',
}

export const MONEY: MoneyWords = {
  title: 'What it earns',
  unknown: html`To see profit here, tell what an email costs and what a conversion earns: <code>--cost_per_send</code> and <code>--value_per_conversion</code>, each an amount or the name of a column. <code>--budget</code> adds what a limited number of emails earns.`,
  terms: (cost, value) =>
    html`An email costs ${cost}; a conversion earns ${value}. Expected profit is value times probability less cost.`,
  fromColumn: (column) => html`what the column <b>${column}</b> says`,
  rule: ({ share, probability, expectedProfit }) =>
    html`The rule: mail customers with an expected profit of at least ${expectedProfit}. It was chosen on customers whom the model had not learned from, where it mailed ${share} of them, each with a probability of ${probability} or more. The figures below are from test customers.`,
  nobody:
    'On customers whom the model had not learned from no email paid for itself: the rule mails nobody. The figures below are from test customers.',
  gain: (gain, low, high) =>
    html`Compared with mailing everyone, the rule changes profit by ${gain} per 1,000 customers (95 % interval ${low} to ${high}).`,
  certainty: {
    more: 'That is more than chance.',
    less: 'That is a loss beyond chance.',
    open: 'The interval holds 0: the difference may be chance.',
  },
  alt: (share, profit, everyone) =>
    `Profit against the share of customers mailed: the rule mails ${share} and earns ${profit}; mailing everyone earns ${everyone}.`,
  caption: 'Profit on test customers, by whom is mailed',
  columns: ['Who is mailed', 'Share', 'Emails', 'Conversions', 'Profit'],
  rows: {
    chosen: 'Chosen by the rule',
    everyone: 'Everyone',
    random: 'As many as chosen, at random (average)',
    budget: 'The best within the budget',
  },
  unit: 'Money is in the unit of cost and value. Conversions are those seen in the test data: they are not all caused by the email.',
}

export const TRUTH: TruthWords = {
  title: 'Can the probability be trusted?',
  agreement: (agreeing, bins) =>
    bins === 1
      ? agreeing === 1
        ? 'All test customers together converted about as often as the model said.'
        : 'All test customers together converted more or less often than the model said.'
      : `Test customers were put into ${bins} groups of equal size by probability. In ${howMany(agreeing, bins)} of them the probability lies within the 95 % interval of what happened.`,
  alt: (agreeing, bins) =>
    `Reliability diagram: in ${agreeing} of ${bins} groups the mean probability lies within the 95 % interval of the share who converted.`,
  lossesCaption: 'Errors of the probability; lower is better',
  lossesColumns: ['Measure', 'On test customers'],
  measures: {
    logLoss: 'Log loss (nats)',
    brierLoss: 'Brier loss',
    calibrationError: 'Expected calibration error',
  },
  fates: {
    kept: (gain) =>
      html`A correction of the probabilities was kept, because it helps beyond noise: on rows it was not fitted on, the log loss it saves is ${gain}.`,
    not_kept: (gain) =>
      html`A correction of the probabilities was tried and not kept, because it does not help beyond noise: on rows it was not fitted on, the log loss it saves is ${gain}.`,
    off: () => html`No correction of the probabilities was tried (<code>--calibration off</code>).`,
  },
  fittedOn: {
    validation: (rows, slope, intercept) =>
      html`It was fitted on ${rows} validation rows: slope ${slope}, intercept ${intercept}, on log-odds.`,
    out_of_fold: (rows, slope, intercept) =>
      html`It was fitted on ${rows} rows, each scored by a network that had not seen it: slope ${slope}, intercept ${intercept}, on log-odds.`,
  },
  changeCaption: 'Errors on test customers before and after the correction',
  changeColumns: ['Measure', 'Before', 'After'],
  binsCaption: 'Probability and what happened, by group',
  binsColumns: ['Mean probability', 'Customers', 'Converters', 'Converted', '95 % interval'],
  to: 'to',
}

export const CANDIDATES: CandidatesWords = {
  title: 'Against simpler ways to choose',
  introduction: 'A network is worth its trouble only if it beats these:',
  names: {
    network: 'Network',
    logistic_regression: 'Logistic regression',
    rfm: 'RFM rule',
    base_rate: 'Base rate',
  },
  explanations: {
    logistic_regression: 'one weight for each input, trained on the same customers.',
    rfm: 'a score from recency, frequency and monetary value, as marketers do by hand.',
    base_rate: 'the same probability for everybody.',
  },
  caption: 'On test customers, with 95 % intervals',
  columns: ['Way', 'ROC AUC', 'PR AUC', 'Log loss', 'Brier loss', 'Calibration error'],
  advantageCaption: 'Lead of the network on the same customers; above 0 is in its favour',
  advantageColumns: ['Compared with', 'In ROC AUC', 'In log loss'],
  measuresNote:
    'ROC AUC: the chance that a converter ranks above somebody who did not convert; 0.5 is random. PR AUC: mean precision over all depths; the base rate is random. Both are better when higher; losses and errors when lower.',
  ksStatistic: (ks) =>
    html`KS statistic, the largest gap between the cumulative shares of converters and others: ${ks}.`,
  confusionCaption: 'If everybody with a probability above 50 % were mailed',
  confusionColumns: ['Decision', 'Converted', 'Did not'],
  confusionRows: { mailed: 'Mailed', leftOut: 'Left out' },
  classesCaption: 'Classification report at that threshold',
  classesColumns: ['Class', 'Precision', 'Recall', 'F1', 'Customers'],
  classes: {
    '0': '0: did not convert',
    '1': '1: converted',
    macroAverage: 'Mean of both',
    weightedAverage: 'Mean, weighted by customers',
  },
  accuracy: (accuracy) =>
    html`Accuracy at that threshold: ${accuracy}. Where few convert, a high accuracy says little.`,
}

function howMany(count: number, all: number): string {
  return count === all ? 'all' : count === 0 ? 'none' : String(count)
}
