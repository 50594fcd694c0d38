/** What the data check found, in sentences for the terminal: only what deserves attention. */

import {
  type ColumnCheck,
  type DataCheck,
  type DataWarning,
  describeLeak,
} from '../data/data-check.ts'

/** A column with fewer of its values than this share is named. */
const MOSTLY_MISSING = 0.5

/** A line each; none where there is nothing to tell. */
export function describeDataCheck({ columns, leaks, warnings }: DataCheck): string[] {
  const constant = warnings.flatMap((warning) =>
    warning.kind === 'constant' ? [warning.feature] : [],
  )
  return [
    ...leaks.map((leak) => `Allowed, though it tells the label: ${describeLeak(leak)}.`),
    ...(constant.length > 0
      ? [`The same in every training row, so without effect: ${constant.join(', ')}.`]
      : []),
    ...warnings.flatMap(describeWarning),
    ...columns.flatMap(describeColumn),
  ]
}

function describeWarning(warning: DataWarning): string[] {
  switch (warning.kind) {
    case 'constant':
      return [] // all of them share a line
    case 'id_like':
      return [
        `${warning.feature} has a value of its own in nearly every row ` +
          `(${percent(warning.distinctShare)} different): an id teaches nothing about others. ` +
          'Ignore it in the schema.',
      ]
    case 'repeated_rows':
      return [
        `${count(warning.rows)} rows (${percent(warning.share)}) repeat an earlier one in every ` +
          'feature: copies among the test rows would make the figures too good.',
      ]
    case 'few_positives':
      return [
        `Only ${count(warning.positives)} of the ${warning.part} rows are positive; with fewer ` +
          `than ${warning.expected} the figures are largely chance.`,
      ]
    case 'divided_customers':
      return [
        `${count(warning.customers)} customers have test rows and others: ` +
          'the test figures may be too good.',
      ]
    case 'unseen':
      return [
        `${warning.feature} has a name that no training row has in ${percent(warning.share)} of ` +
          'test rows.',
      ]
    case 'earlier_model':
      return [
        `The ${warning.origin} that training starts from may have learned from these test rows: ` +
          'then the test figures are too good. Test on newer rows (--time_column), or keep the ' +
          'same split column.',
      ]
  }
}

function describeColumn({ feature, missing, refused }: ColumnCheck): string[] {
  return [
    ...(missing >= MOSTLY_MISSING ? [`${feature} is missing in ${percent(missing)} of rows.`] : []),
    ...(refused > 0
      ? [`${feature} broke the schema's rule in ${percent(refused)} of rows, which are set aside.`]
      : []),
  ]
}

function count(value: number): string {
  return value.toLocaleString('en')
}

/** A share above 0 is never told as 0 %, one below 1 never as 100 %. */
function percent(share: number): string {
  const shown = (share * 100).toFixed(1)
  if (share > 0 && shown === '0.0') return 'less than 0.1 %'
  return share < 1 && shown === '100.0' ? 'more than 99.9 %' : `${shown} %`
}
