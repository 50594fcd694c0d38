/** Log-odds, written down again: what the page's bars are held against. */

export function logitOf(probability: number): number {
  return Math.log(probability / (1 - probability))
}
