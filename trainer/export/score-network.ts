/** What the exported graph of some weights says of rows, computed as the worker computes it. */

import { loadGraphScorer } from '../model/graph-scorer.ts'
import type { NetworkWeights } from '../model/network.ts'
import { openRows, type RowSource } from '../preprocessing/labelled-rows.ts'
import { buildGraphModel } from './graph-model.ts'

/** Logits, shape `[rows]`. */
export async function scoreNetwork(
  weights: NetworkWeights,
  rows: RowSource,
): Promise<Float64Array> {
  const scorer = await loadGraphScorer(buildGraphModel(weights))
  try {
    return new Float64Array(scorer.scoreRows(openRows(rows)))
  } finally {
    scorer.dispose()
  }
}
