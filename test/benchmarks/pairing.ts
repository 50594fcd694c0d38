/** Fair comparison on a machine whose speed wanders: ours, the peer, ours again, side by side. */

/** Seconds for the same work, measured one right after another. */
export interface Round {
  readonly oursBefore: number
  readonly peer: number
  readonly oursAfter: number
}

export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

/** How a peer compares with ours over some rounds. */
export interface Comparison {
  /** Seconds. */
  readonly peer: Spread
  /** Seconds. */
  readonly ours: Spread
  /** Peer over ours, each within its round: above 1, ours is faster. */
  readonly ratio: Spread
}

/** Measures one after another, never two at once. */
export async function runRounds(
  count: number,
  measureOurs: () => Promise<number>,
  measurePeer: () => Promise<number>,
): Promise<Round[]> {
  const rounds: Round[] = []
  for (let round = 0; round < count; round++) {
    const oursBefore = await measureOurs()
    const peer = await measurePeer()
    const oursAfter = await measureOurs()
    rounds.push({ oursBefore, peer, oursAfter })
  }
  return rounds
}

/** @throws RangeError when there are no rounds. */
export function compare(rounds: readonly Round[]): Comparison {
  return {
    peer: spreadOf(rounds.map(({ peer }) => peer)),
    ours: spreadOf(rounds.flatMap(({ oursBefore, oursAfter }) => [oursBefore, oursAfter])),
    ratio: spreadOf(
      rounds.map(({ oursBefore, peer, oursAfter }) => peer / ((oursBefore + oursAfter) / 2)),
    ),
  }
}

/** @throws RangeError when there are no values. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError('Expected at least one value. Received none.')
  const sorted = values.toSorted((first, second) => first - second)
  const middle = (sorted.length - 1) / 2
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2
  return { median, min: sorted[0], max: sorted[sorted.length - 1] }
}
