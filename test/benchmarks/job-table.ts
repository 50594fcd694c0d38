/** The figures of `pnpm bench job` as a Markdown table. */

import type { Cost } from './measured-process.ts'
import { type Comparison, spreadOf } from './pairing.ts'
import { formatRatio, formatSeconds } from './train-table.ts'

export interface JobResult {
  readonly rows: number
  readonly epochs: number
  readonly comparison: Comparison
  /** Of ours: what the peer leaves out. */
  readonly evaluationSeconds: number
  readonly oursPeakBytes: number | null
  readonly peerPeakBytes: number | null
}

/** The highest of several runs; null where none was measured. */
export function highestPeak(costs: readonly Cost[]): number | null {
  const peaks = costs.flatMap(({ peakBytes }) => (peakBytes === null ? [] : [peakBytes]))
  return peaks.length === 0 ? null : spreadOf(peaks).max
}

export function toJobTable(result: JobResult): string {
  const { rows, epochs, comparison, evaluationSeconds, oursPeakBytes, peerPeakBytes } = result
  const { ours, peer } = comparison
  const trained = ours.median - evaluationSeconds
  const memoryRatio =
    oursPeakBytes === null || peerPeakBytes === null
      ? ''
      : `${formatSeconds(peerPeakBytes / oursPeakBytes)}x`
  return [
    `| ${rows.toLocaleString('en')} rows, ${epochs} epochs, batch 32 | seconds | peak memory |`,
    '| --- | --: | --: |',
    `| pnpm train | ${formatSeconds(ours.median)} | ${formatPeak(oursPeakBytes)} |`,
    '| pandas + scikit-learn + Keras, 64 steps an execution | ' +
      `${formatSeconds(peer.median)} | ${formatPeak(peerPeakBytes)} |`,
    `| ratio | ${formatRatio(comparison.ratio)} | ${memoryRatio} |`,
    `| pnpm train, less its evaluation, which Python leaves out | ${formatSeconds(trained)} | |`,
    `| ratio | ${formatSeconds(peer.median / trained)}x | |`,
  ].join('\n')
}

/** `312 MB`: millions of bytes. */
export function formatPeak(bytes: number | null): string {
  return bytes === null ? 'not measured' : `${Math.round(bytes / 1e6)} MB`
}
