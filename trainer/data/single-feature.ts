/** What one feature tells of the outcome all by itself. */

import type { OutcomeCounts, ValueCounts } from './value-counts.ts'

/** Numbers are cut into about so many parts of equally many rows. */
const BINS = 20

/** A value of fewer rows goes with one outcome by chance, or because rows are copies. */
const ROWS_OF_TELLING_VALUE = 5

/** More different numbers than these are a quantity, not codes: a share by number says little. */
const MOST_CODES = 1000

/**
 * The best ROC AUC, in [0.5, 1], of several ways to rank rows by one feature:
 *
 * - by number, whichever way round, the rows without one below or above all others;
 * - by whether there is a value;
 * - by the share of positive rows that the value had in the other half of the sample (up to 1,000
 *   different numbers), or that its part of the range had, of twenty: an outcome may lie in the
 *   middle of it.
 *
 * A share learned from the rows that it ranks would make every id look like a leak. A value that
 * the other half lacks ranks as its base rate. Null where the sample has one value or one outcome.
 */
export function rankByFeature({ areNumbers, halves }: ValueCounts): number | null {
  const all = addHalves(halves)
  if (countFilled(all) < 2) return null
  const byNumber = areNumbers
    ? [twoWayAuc(all), twoWayAuc(missingLast(all)), crossFittedAuc(binHalves(halves, all))]
    : []
  const byValue = areNumbers && all[0].length > MOST_CODES ? null : crossFittedAuc(halves)
  const candidates = [...byNumber, byValue, twoWayAuc(presence(all))].filter((auc) => auc !== null)
  return candidates.length === 0 ? null : Math.max(0.5, ...candidates)
}

/**
 * Whether each value goes with one outcome, and that is no accident of rare values: at least half
 * of each outcome's rows have a value of five rows or more, not all of one customer or group.
 */
export function copiesOutcome({ halves, isShared }: ValueCounts): boolean {
  const [negatives, positives] = addHalves(halves)
  const rows = [0, 0]
  const telling = [0, 0]
  for (let value = 0; value < isShared.length; value++) {
    if (negatives[value] > 0 && positives[value] > 0) return false
    rows[0] += negatives[value]
    rows[1] += positives[value]
    const isRare = negatives[value] + positives[value] < ROWS_OF_TELLING_VALUE
    if (isRare || isShared[value] === 0) continue
    telling[0] += negatives[value]
    telling[1] += positives[value]
  }
  return Math.min(...rows) > 0 && 2 * telling[0] >= rows[0] && 2 * telling[1] >= rows[1]
}

/** ROC AUC of ranking rows by the place of their value; null without both outcomes. */
function aucByPlace([negatives, positives]: OutcomeCounts): number | null {
  // In halves, so that the sum is an exact integer.
  let [halfWins, lower, found] = [0, 0, 0]
  for (let value = 0; value < negatives.length; value++) {
    halfWins += positives[value] * (2 * lower + negatives[value])
    lower += negatives[value]
    found += positives[value]
  }
  return lower > 0 && found > 0 ? halfWins / (2 * lower * found) : null
}

function twoWayAuc(counts: OutcomeCounts): number | null {
  const auc = aucByPlace(counts)
  return auc === null ? null : Math.max(auc, 1 - auc)
}

/** Mean over both halves, each ranked by what the other taught; null where a half cannot tell. */
function crossFittedAuc([first, second]: ValueCounts['halves']): number | null {
  const [one, other] = [aucByShares(first, second), aucByShares(second, first)]
  return one === null || other === null ? null : (one + other) / 2
}

/** ROC AUC of rows ranked by the share of positives that their value has among others. */
function aucByShares(counts: OutcomeCounts, others: OutcomeCounts): number | null {
  const base = sum(others[1]) / (sum(others[0]) + sum(others[1]))
  // One row more at the base rate: a value met once is no certainty.
  const shareOf = (value: number): number =>
    (others[1][value] + base) / (others[0][value] + others[1][value] + 1)
  const known: number[] = []
  const unknown = [0, 0]
  for (let value = 0; value < counts[0].length; value++) {
    if (counts[0][value] + counts[1][value] === 0) continue
    if (others[0][value] + others[1][value] > 0) known.push(value)
    else for (const label of [0, 1]) unknown[label] += counts[label][value]
  }
  const ranks = known.map((value) => ({
    share: shareOf(value),
    negatives: counts[0][value],
    positives: counts[1][value],
  }))
  ranks.push({ share: base, negatives: unknown[0], positives: unknown[1] })
  return aucByPlace(mergeTies(ranks.sort((rank, other) => rank.share - other.share)))
}

interface Rank {
  readonly share: number
  readonly negatives: number
  readonly positives: number
}

/** @param ranks Ascending; those of one share are one place. */
function mergeTies(ranks: readonly Rank[]): OutcomeCounts {
  const negatives = new Int32Array(ranks.length)
  const positives = new Int32Array(ranks.length)
  let place = 0
  ranks.forEach((rank, at) => {
    if (at > 0 && rank.share > ranks[at - 1].share) place += 1
    negatives[place] += rank.negatives
    positives[place] += rank.positives
  })
  return [negatives, positives]
}

/** Puts neighbouring numbers together; equal ones stay together, and missing ones apart. */
function binHalves(halves: ValueCounts['halves'], all: OutcomeCounts): ValueCounts['halves'] {
  const present = sum(all[0]) + sum(all[1]) - all[0][0] - all[1][0]
  let before = 0
  const binOf = all[0].map((negatives, value) => {
    if (value === 0) return 0
    const bin = 1 + Math.floor((BINS * before) / present)
    before += negatives + all[1][value]
    return bin
  })
  const bin = (counts: Int32Array): Int32Array => {
    const binned = new Int32Array(BINS + 1)
    counts.forEach((rows, value) => {
      binned[binOf[value]] += rows
    })
    return binned
  }
  const [first, second] = halves
  return [
    [bin(first[0]), bin(first[1])],
    [bin(second[0]), bin(second[1])],
  ]
}

/** Two places: rows without a value, rows with one. */
function presence([negatives, positives]: OutcomeCounts): OutcomeCounts {
  const two = (rows: Int32Array) => Int32Array.of(rows[0], sum(rows) - rows[0])
  return [two(negatives), two(positives)]
}

function missingLast([negatives, positives]: OutcomeCounts): OutcomeCounts {
  const turn = (rows: Int32Array) => rows.map((_, place) => rows[(place + 1) % rows.length])
  return [turn(negatives), turn(positives)]
}

function addHalves([first, second]: ValueCounts['halves']): OutcomeCounts {
  const add = (label: 0 | 1) => first[label].map((rows, value) => rows + second[label][value])
  return [add(0), add(1)]
}

/** How many values occur. */
function countFilled([negatives, positives]: OutcomeCounts): number {
  return negatives.reduce((count, rows, value) => count + Number(rows + positives[value] > 0), 0)
}

function sum(rows: Int32Array): number {
  return rows.reduce((total, count) => total + count, 0)
}
