/** Shapley values by their definitions, however long that takes. */

/** What a coalition gets, whose members are the bits of a number. */
export type PayoffOf = (coalition: number) => number

/** Each player's mean change over all orders in which players can come. */
export function shapleyByOrders(players: number, payoffOf: PayoffOf): number[] {
  const sums = Array<number>(players).fill(0)
  const walk = (coalition: number, changes: readonly (readonly [number, number])[]): number => {
    const rest = sums.flatMap((_, player) => ((coalition >> player) & 1 ? [] : [player]))
    if (rest.length === 0) {
      for (const [player, change] of changes) sums[player] += change
      return 1
    }
    const orders = rest.map((player) => {
      const joined = coalition | (1 << player)
      return walk(joined, [...changes, [player, payoffOf(joined) - payoffOf(coalition)]])
    })
    return orders.reduce((sum, count) => sum + count, 0)
  }
  const orders = walk(0, [])
  return sums.map((sum) => sum / orders)
}

/** By size: each player's mean change over the coalitions of a size, and the mean over sizes. */
export function shapleyBySizes(players: number, payoffOf: PayoffOf): number[] {
  const values = Float64Array.from({ length: 2 ** players }, (_, coalition) => payoffOf(coalition))
  return Array.from({ length: players }, (_, player) => {
    const sums = Array<number>(players).fill(0)
    const counts = Array<number>(players).fill(0)
    values.forEach((value, coalition) => {
      if ((coalition >> player) & 1) return
      const size = coalition.toString(2).replaceAll('0', '').length
      sums[size] += values[coalition | (1 << player)] - value
      counts[size] += 1
    })
    return sums.reduce((sum, ofSize, size) => sum + ofSize / counts[size], 0) / players
  })
}
