/** The mean of very many numbers, exact to the last digits. */

/**
 * Arithmetic mean. Kahan summation: plain addition errs in the 12th digit from 100,000 numbers
 * on, and differently for each order of them; NumPy adds pairwise.
 *
 * @param values At least one: the mean of none is NaN.
 */
export function meanOf(values: Float64Array): number {
  let [total, excess] = [0, 0]
  for (let at = 0; at < values.length; at++) {
    const term = values[at] - excess
    const next = total + term
    excess = next - total - term
    total = next
  }
  return total / values.length
}
