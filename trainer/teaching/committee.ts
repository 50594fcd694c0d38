/** The committee: boosted trees and networks that together teach one network what they know. */

import type { CustomerTable } from '../../shared/customer-table.ts'
import type { PreprocessingParameters } from '../../shared/preprocessing.ts'
import { toProbability } from '../../shared/score.ts'
import { scoreNetwork } from '../export/score-network.ts'
import type { NetworkWeights } from '../model/network.ts'
import { encodeTable, type RowSource } from '../preprocessing/labelled-rows.ts'
import { type BinnedColumn, binColumns, type ColumnBins } from '../trees/binned-columns.ts'
import { type Forest, scoreForest } from '../trees/boosting.ts'
import { type Blend, blendLogits } from './blend.ts'

/** A network of the committee, and what it reads. */
export interface CommitteeNetwork {
  readonly preprocessing: PreprocessingParameters
  readonly weights: NetworkWeights
}

/** A model of each kind, all trained on the same rows. */
export interface Crew {
  /** Null where a network of its kind has no say. */
  readonly networks: readonly (CommitteeNetwork | null)[]
  /** Null where a forest of its kind has no say. */
  readonly forests: readonly (Pick<Forest, 'start' | 'trees'> | null)[]
}

/** Customers as the members of a committee read them. */
export interface CommitteeView {
  readonly rows: number
  readonly columns: readonly BinnedColumn[]
  /** Encoded, each encoding once. */
  readonly encode: (preprocessing: PreprocessingParameters) => RowSource
}

export function viewCustomers(
  customers: CustomerTable,
  bins: readonly ColumnBins[],
): CommitteeView {
  const sources = new Map<string, RowSource>()
  return {
    rows: customers.rows,
    columns: binColumns(bins, customers),
    encode(preprocessing) {
      const key = JSON.stringify(preprocessing)
      const source =
        sources.get(key) ?? encodeTable(preprocessing, customers, new Float32Array(customers.rows))
      sources.set(key, source)
      return source
    },
  }
}

/**
 * What a crew says of customers.
 *
 * @param blend Shares of the networks in their order, then of the forests.
 * @returns Blended logits, not yet mapped; shape `[rows]`.
 */
export async function consultCrew(
  { networks, forests }: Crew,
  { shares }: Blend,
  view: CommitteeView,
): Promise<Float64Array> {
  const logits: (Float64Array | null)[] = []
  for (const [index, network] of networks.entries()) {
    const hasSay = network !== null && shares[index] > 0
    logits.push(
      hasSay ? await scoreNetwork(network.weights, view.encode(network.preprocessing)) : null,
    )
  }
  for (const [index, forest] of forests.entries()) {
    const hasSay = forest !== null && shares[networks.length + index] > 0
    logits.push(hasSay ? scoreForest(forest, view.columns, view.rows) : null)
  }
  return blendLogits(logits, shares)
}

/** The probability that a crew's logits stand for, or the mean logits of several. */
export function teachingProbabilities(
  logits: readonly Float64Array[],
  { map }: Blend,
): Float32Array {
  // Shared, as other rows' labels are: threads read them.
  const probabilities = new Float32Array(new SharedArrayBuffer(4 * logits[0].length))
  for (let row = 0; row < probabilities.length; row++) {
    const mean = logits.reduce((sum, crew) => sum + crew[row], 0) / logits.length
    probabilities[row] = toProbability(map.slope * mean + map.intercept)
  }
  return probabilities
}
