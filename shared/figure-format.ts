/** Figures as people read them, in their language: each kind with its own number of digits. */

import type { Language } from './language.ts'

/** What a figure is, which tells how it is written. */
export type FigureKind =
  /** Whole things; of ties that are shared out, tenths of them. */
  | 'count'
  /** A share, rate or probability in [0, 1], in percent. */
  | 'share'
  /** An area under a curve, or another score in [0, 1]. */
  | 'score'
  /** A loss, in nats or squared probability. */
  | 'loss'
  /** So many times something else. */
  | 'times'
  /** In the unit of cost and value. */
  | 'money'
  | 'seconds'
  /** 0 to 100. */
  | 'grade'
  /** A value in the customer's own unit. */
  | 'value'
  /** What a person typed: no grouping, no rounding. */
  | 'exact'
  | 'score_difference'
  | 'loss_difference'
  | 'money_difference'

/** @returns The figure in words of its kind; a dash for what there is no figure of. */
export type FormatFigure = (figure: number | null, kind: FigureKind) => string

const NO_FIGURE = '–'

/** Shares below this get a second digit, so that a base rate of 0.94 % is not told as 0.9 %. */
const SMALL_SHARE = 0.01

/** Stands between a number and its percent sign, and never at the end of a line. */
const NO_BREAK_SPACE = '\u00a0'

const OPTIONS: Readonly<Record<Exclude<FigureKind, 'share'>, Intl.NumberFormatOptions>> = {
  count: { maximumFractionDigits: 1 },
  score: digits(3),
  loss: digits(4),
  times: digits(2),
  money: digits(2),
  seconds: digits(1),
  grade: digits(0),
  value: { maximumSignificantDigits: 4 },
  exact: { useGrouping: false, maximumSignificantDigits: 17 },
  score_difference: signed(3),
  loss_difference: signed(4),
  money_difference: signed(2),
}

const FIXED_KINDS = Object.keys(OPTIONS) as (keyof typeof OPTIONS)[] // its own keys

export function createFigureFormat(language: Language): FormatFigure {
  const formatOf = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options)
  const formats = new Map<FigureKind, Intl.NumberFormat>(
    FIXED_KINDS.map((kind) => [kind, formatOf(OPTIONS[kind])]),
  )
  const share = formatOf(digits(1))
  const smallShare = formatOf(digits(2))
  return (figure, kind) => {
    if (figure === null || !Number.isFinite(figure)) return NO_FIGURE
    const format = formats.get(kind)
    if (format) return format.format(figure)
    const isSmall = figure !== 0 && Math.abs(figure) < SMALL_SHARE
    return (isSmall ? smallShare : share).format(100 * figure) + NO_BREAK_SPACE + '%'
  }
}

function digits(count: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: count, maximumFractionDigits: count }
}

function signed(count: number): Intl.NumberFormatOptions {
  return { ...digits(count), signDisplay: 'exceptZero' }
}

/** Numbers with as many digits after the point as the caller says: of ticks, which must differ. */
export function createDecimalFormat(
  language: Language,
): (value: number, decimals: number) => string {
  return (value, decimals) => new Intl.NumberFormat(language, digits(decimals)).format(value)
}
