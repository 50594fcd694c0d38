/** English for the room "Score a list". */

import { describeIssue } from '../../../shared/customer-record.ts'
import type { Refusal } from './refusal.ts'
import type { ListWords } from './words.ts'

export const LIST: ListWords = {
  title: 'Score a list',
  intro:
    'Choose a CSV with one customer a row. You get it back with a score and a decision for each, every column and the order of the rows kept.',
  file: {
    label: 'CSV file',
    hint: 'You can also drop it here. UTF-8 or UTF-16, with commas, semicolons, tabs or | between the cells.',
  },
  rules: {
    title: 'What is sent, and what is decided',
    sent: 'Columns that are sent:',
    mayLack: 'Of these the list may lack:',
    decimals: {
      point: 'Numbers have a point before decimals, as 1234.5: a comma separates thousands.',
      comma: 'Numbers may have a comma before decimals, as 1234,5.',
    },
    privacy:
      'All other columns, names and addresses among them, stay in this tab: the server gets a line number instead. Rows that break the rules are not sent either.',
    objected:
      'A column “objected” with anything but false, 0, no or nothing means that the customer refused to be profiled: she is not sent, and is held.',
    decisions:
      'Decisions follow the policy in force. The holdout is not among them: the server draws it for each campaign when the mail is sent.',
    scoresOnly:
      'The policy of this server cannot be read, so that there are scores, but no decisions.',
  },
  replace: {
    title: (next) => `Score ${next} instead?`,
    underWay: (name) => `${name} is under way and would be cancelled.`,
    ended: (name) => `What came of ${name} would be forgotten.`,
    yes: 'Score the other file',
    no: 'Stay with this one',
  },
  checking: (name) => `Checking ${name}`,
  rowsSoFar: (rows) => `${rows} rows so far. Nothing has been sent yet.`,
  scoring: (name) => `Scoring ${name}`,
  progress: (done, rows) => `${done} of ${rows} rows`,
  waiting: ({ kind }, seconds) =>
    `${kind === 'busy' ? 'The server has too many calls' : kind === 'unavailable' ? 'The model cannot answer' : 'The server does not answer'}. Trying again in ${count(seconds, 'second')}.`,
  meanwhile:
    'You can look at the other parts of this page meanwhile, as long as this tab stays open.',
  cancel: 'Cancel',
  goOn: 'Continue',
  putAway: 'Forget this list',
  refusedTitle: (name) => `${name} cannot be scored`,
  refusal: refuse,
  expectedColumns: 'Expected columns',
  receivedColumns: 'Received columns',
  unnamed: '(no name)',
  more: (others) => `and ${others} more`,
  stopped: (done) => `Stopped after ${done} rows`,
  done: (name) => `${name} is scored`,
  cancelled: (name) => `${name} was cancelled`,
  failed: (name) => `${name} could not be read to its end`,
  failedAdvice:
    'The file was moved or changed meanwhile, or this page made a mistake. Choose the file once more.',
  nothingYet: 'Nothing was scored yet.',
  took: (rows, written, seconds) =>
    `${written} ${rows === 1 ? 'row' : 'rows'} in ${seconds} seconds.`,
  lacking: (names) =>
    `The list lacks ${names}: for the model these values are missing for every customer.`,
  downloadList: 'Download the scored list',
  downloadPart: 'Download what is there',
  downloadBadRows: (rows) => `Download the bad rows (${rows})`,
  summary: {
    scored: 'Customers scored',
    mean: 'Mean probability',
    sends: 'Send',
    holds: 'Hold',
    heldObjectors: (objectors) => `${objectors} of them objected`,
    profit: 'Expected profit of these sends',
    undecided: 'Scored, but their cost or value is missing',
    bad: 'Bad rows',
  },
  tenths: {
    caption: 'Where these customers stand among the reference customers',
    percentile: 'Percentile',
    customers: 'Customers',
    share: 'Share',
    range: (from, to) => `${from} to ${to}`,
  },
  badRows: {
    title: 'Bad rows',
    firstOnly: (shown, all) => `The first ${shown} of ${all} bad rows; the download has all`,
    line: 'Line',
    reason: 'What is wrong',
    cells: (expected, received) => `expected ${count(expected, 'cell')}, received ${received}`,
    issue: describeIssue,
  },
}

function refuse(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'empty':
      return 'Expected a header line and customers. The file is empty.'
    case 'no_customers':
      return 'Expected customers. The file has only a header line.'
    case 'workbook':
      return 'Expected a CSV. This is a spreadsheet: save it as “CSV UTF-8” and choose that file.'
    case 'binary':
      return 'Expected a CSV. This file is not text, or is UTF-16 without its mark: save it as “CSV UTF-8”.'
    case 'encoding':
      return 'Expected UTF-8 text. Received another encoding: save the file as “CSV UTF-8”.'
    case 'open_quote':
      return `Expected every quoted cell to end with a quote. In the row on line ${refusal.line} one is never closed.`
    case 'long_row':
      return `The row on line ${refusal.line} is too long for a customer. Most likely a quote in it is never closed.`
    case 'lacking_columns':
      return `The list lacks columns that the model needs: ${refusal.lacking.join(', ')}. The first line must have their names, letter by letter.`
    case 'repeated_columns':
      return `Expected each column that is sent once. Received twice: ${refusal.columns.join(', ')}.`
    case 'unreadable':
      return 'The browser cannot read the file. It may have been moved, or be open in another program.'
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
