/** The figures of `pnpm bench train` as a Markdown table. */

import type { Comparison, Spread } from './pairing.ts'

/** One peer against ours, on one network and batch size. Seconds are those of an epoch. */
export interface TrainResult {
  /** As `--peers` names it: variants of a peer share it. */
  readonly peer: string
  /** With version and threads. */
  readonly name: string
  readonly hidden: readonly number[]
  readonly batchSize: number
  readonly comparison: Comparison
  /** Share of an epoch's rows that the peer was timed on, in (0, 1]. */
  readonly share: number
  /** Null where it was not asked for. */
  readonly quality: Quality | null
}

/** On the test rows, after equally many epochs from scratch. */
export interface Quality {
  readonly epochs: number
  readonly peer: Scores
  readonly ours: Scores
}

export interface Scores {
  readonly rocAuc: number
  readonly logLoss: number
}

/** Keeps, of each peer's variants, the one that ours is ahead of the least. */
export function fastestVariants(results: readonly TrainResult[]): TrainResult[] {
  return keepFastest(results, (result) => `${describeSetting(result)}, ${result.peer}`)
}

/** One line a setting: the peer that ours is ahead of the least. */
export function describeBestPeers(results: readonly TrainResult[]): string[] {
  return keepFastest(results, describeSetting).map(
    (result) =>
      `${describeSetting(result)}: ${formatRatio(result.comparison.ratio)} ` +
      `against the best peer, ${result.name}`,
  )
}

export function toTrainTable(results: readonly TrainResult[]): string {
  const lines = fastestVariants(results).map((result) =>
    toRow([
      result.hidden.join('-'),
      String(result.batchSize),
      result.name,
      `${formatSeconds(result.comparison.peer.median)}${result.share < 1 ? ' *' : ''}`,
      formatSeconds(result.comparison.ours.median),
      formatRatio(result.comparison.ratio),
      ...formatQuality(result.quality),
    ]),
  )
  const header = ['network', 'batch', 'peer', 's / epoch', 'ours', 'ratio', 'test AUC', 'ours']
  const scaled = results.some(({ share }) => share < 1)
  return [
    toRow(header),
    toRow(['---', '--:', '---', '--:', '--:', '--:', '--:', '--:']),
    ...lines,
    '',
    'Ratio: median (lowest to highest) of rounds of ours, peer, ours.',
    ...(scaled ? ['\\* timed on a part of the rows and scaled.'] : []),
  ].join('\n')
}

export function describeSetting(setting: Pick<TrainResult, 'hidden' | 'batchSize'>): string {
  return `${setting.hidden.join('-')}, batch ${setting.batchSize}`
}

/** `21.0x (20.1 to 22.4)`. */
export function formatRatio({ median, min, max }: Spread): string {
  return `${toPrecision(median)}x (${toPrecision(min)} to ${toPrecision(max)})`
}

export function formatSeconds(seconds: number): string {
  return toPrecision(seconds)
}

/** Three digits: `0.0812`, `8.03`, `104`. */
function toPrecision(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

function formatQuality(quality: Quality | null): [string, string] {
  if (quality === null) return ['', '']
  const { epochs, peer, ours } = quality
  const after = `(${epochs} ${epochs === 1 ? 'epoch' : 'epochs'})`
  return [`${peer.rocAuc.toFixed(4)} ${after}`, ours.rocAuc.toFixed(4)]
}

/** The result of the lowest ratio in each group, in the order of the results. */
function keepFastest(
  results: readonly TrainResult[],
  groupOf: (result: TrainResult) => string,
): TrainResult[] {
  const fastest = new Map<string, TrainResult>()
  for (const result of results) {
    const best = fastest.get(groupOf(result))
    if (!best || result.comparison.ratio.median < best.comparison.ratio.median) {
      fastest.set(groupOf(result), result)
    }
  }
  return results.filter((result) => fastest.get(groupOf(result)) === result)
}

function toRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
