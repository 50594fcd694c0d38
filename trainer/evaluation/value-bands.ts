/** Numbers in a few ranges that people can read: `18 to 33`. */

/** Columns with no more different values than this keep each as a band of its own. */
const FEW_VALUES = 6

/** Ranges side by side, ascending. */
export interface ValueBands {
  /** As the report shows them: `18 to 33`, or one value. */
  readonly names: readonly string[]
  /** The largest value of each; a larger one than the last belongs to the last all the same. */
  readonly upTo: readonly number[]
}

/**
 * Four bands of about equally many training rows, or one for each value where there are few.
 * Bands end at values that rows have, so that many equal values make fewer bands. Of integers,
 * each band's name starts at the next integer after the one before; of others, where that ends.
 *
 * @param values Of the training rows; NaN where missing. Without any value: one band, `any`.
 */
export function fitBands(values: Float64Array): ValueBands {
  const ascending = values.filter((value) => !Number.isNaN(value)).sort()
  const { length } = ascending
  if (length === 0) return { names: ['any'], upTo: [Number.POSITIVE_INFINITY] }
  const distinct = firstOnes(ascending, FEW_VALUES + 1)
  if (distinct.length <= FEW_VALUES) return { names: distinct.map(String), upTo: distinct }
  const ends = [1, 2, 3, 4].map((quarter) => ascending[Math.ceil((quarter * length) / 4) - 1])
  const upTo = [...new Set(ends)]
  const areIntegers = ascending.every(Number.isInteger)
  return { names: namesOf(upTo, areIntegers), upTo }
}

/** The band of each value; -1 where it is missing. Values outside belong to the nearest band. */
export function bandOf(value: number, { upTo }: ValueBands): number {
  if (Number.isNaN(value)) return -1
  const band = upTo.findIndex((end) => value <= end)
  return band < 0 ? upTo.length - 1 : band
}

/**
 * Such as `≤ 17`, `18 – 33` and `≥ 34`, which read alike in every language. The outer bands take
 * what lies beyond the training rows as well.
 *
 * @param upTo The end of each band, at least two.
 */
function namesOf(upTo: readonly number[], areIntegers: boolean): string[] {
  const shown = areIntegers ? upTo.map(String) : shortNumbers(upTo)
  return shown.map((end, band) => {
    if (band === 0) return `≤ ${end}`
    const start = areIntegers ? String(upTo[band - 1] + 1) : shown[band - 1]
    if (band === upTo.length - 1) return `${areIntegers ? '≥' : '>'} ${start}`
    return start === end ? end : `${start} – ${end}`
  })
}

/** As few digits, three or more, as keep different numbers different. */
function shortNumbers(numbers: readonly number[]): string[] {
  const different = new Set(numbers).size
  for (let digits = 3; digits < 17; digits++) {
    const shown = numbers.map((number) => String(Number(number.toPrecision(digits))))
    if (new Set(shown).size === different) return shown
  }
  return numbers.map(String)
}

/** The lowest different values, at most so many. */
function firstOnes(ascending: Float64Array, most: number): number[] {
  const found: number[] = []
  for (const value of ascending) {
    if (found.length === most) break
    if (value !== found.at(-1)) found.push(value)
  }
  return found
}
