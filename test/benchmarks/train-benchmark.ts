/** `pnpm bench train`: training alone, ours against each peer, on the same rows. */

import { join } from 'node:path'
import { logLoss } from '../../trainer/evaluation/calibration.ts'
import { rocAuc } from '../../trainer/evaluation/ranking.ts'
import { type Contestant, type Launch, startContestant, type Training } from './contestant.ts'
import { makeData, readFloats, writeData } from './data.ts'
import { OURS, PEERS, type Peer } from './line-up.ts'
import { compare, runRounds } from './pairing.ts'
import {
  describeSetting,
  formatRatio,
  formatSeconds,
  type Quality,
  type Scores,
  type TrainResult,
} from './train-table.ts'
import { affordableEpochs, planTurn, warmUpRows } from './turn.ts'

export interface TrainBenchmarkOptions {
  readonly rows: number
  readonly seed: number
  readonly rounds: number
  readonly peers: readonly string[]
  /** Units of the hidden layers, one network after another. */
  readonly shapes: readonly (readonly number[])[]
  readonly batches: readonly number[]
  /** 0: the test AUC is left out. */
  readonly aucEpochs: number
}

/** What one comparison works with. */
interface Duel {
  readonly ours: Contestant
  readonly peer: Contestant
  /** Its epochs and rows are those of the whole data. */
  readonly recipe: Training
  readonly labels: Float32Array
  readonly folder: string
  readonly options: TrainBenchmarkOptions
}

/**
 * Runs every peer against ours, in each network and batch size. Only ours and one peer are alive
 * at a time, and only one of them computes.
 *
 * @param folder For the data and the predictions.
 */
export async function benchmarkTraining(
  options: TrainBenchmarkOptions,
  folder: string,
  print: (line: string) => void,
): Promise<TrainResult[]> {
  const data = makeData(options)
  const { train, test } = data
  const trainRows = train.labels.length
  await writeData(folder, data)
  print(`${trainRows} rows to train on, ${test.labels.length} to test on, ${train.inputs} inputs`)
  const ours = await requireContestant(OURS, folder)
  const results: TrainResult[] = []
  try {
    for (const { peer, label, launch } of variantsOf(options.peers)) {
      const contestant = await startContestant(launch, folder)
      if ('missing' in contestant) {
        print(`${peer.id}: skipped (${contestant.missing})`)
        continue
      }
      const name = `${contestant.name}${label}`
      for (const recipe of recipesOf(options, trainRows)) {
        const duel = { ours, peer: contestant, recipe, labels: test.labels, folder, options }
        const result = { peer: peer.id, name, ...(await fight(duel)) }
        results.push(result)
        print(describeResult(result))
      }
      contestant.stop()
    }
  } finally {
    ours.stop()
  }
  return results.toSorted(bySetting(options))
}

function variantsOf(ids: readonly string[]) {
  return PEERS.filter(({ id }) => ids.includes(id)).flatMap((peer: Peer) =>
    peer.variants.map((variant) => ({ peer, ...variant })),
  )
}

function recipesOf({ shapes, batches, seed }: TrainBenchmarkOptions, rows: number): Training[] {
  return shapes.flatMap((hidden) =>
    batches.map((batch_size) => ({
      hidden,
      batch_size,
      dropout: 0.3,
      learning_rate: 1e-3,
      seed,
      epochs: 1,
      rows,
    })),
  )
}

async function requireContestant(launch: Launch, folder: string): Promise<Contestant> {
  const contestant = await startContestant(launch, folder)
  if (!('missing' in contestant)) return contestant
  throw new Error(`Expected our own engine to start. Received: ${contestant.missing}`)
}

async function fight(duel: Duel): Promise<Omit<TrainResult, 'peer' | 'name'>> {
  const { ours, peer, recipe, options } = duel
  const { rows, batch_size: batchSize, hidden } = recipe
  const estimates = [await estimateEpoch(ours, recipe), await estimateEpoch(peer, recipe)]
  const quality = await compareQuality(duel, estimates[1])
  const [ourTurn, peerTurn] = estimates.map((seconds) => planTurn(seconds, rows, batchSize))
  const timeEpoch = async (contestant: Contestant, turn: typeof ourTurn) =>
    ((await contestant.train({ ...recipe, ...turn })) / turn.epochs) * (rows / turn.rows)
  const rounds = await runRounds(
    options.rounds,
    () => timeEpoch(ours, ourTurn),
    () => timeEpoch(peer, peerTurn),
  )
  return { hidden, batchSize, comparison: compare(rounds), share: peerTurn.rows / rows, quality }
}

/** Seconds an epoch, from a part of one. The first call, which compiles, does not count. */
async function estimateEpoch(contestant: Contestant, recipe: Training): Promise<number> {
  const part = { ...recipe, rows: warmUpRows(recipe.rows, recipe.batch_size) }
  await contestant.train(part)
  return ((await contestant.train(part)) * recipe.rows) / part.rows
}

async function compareQuality(duel: Duel, secondsPerEpoch: number): Promise<Quality | null> {
  if (duel.options.aucEpochs === 0) return null
  const epochs = affordableEpochs(duel.options.aucEpochs, secondsPerEpoch)
  const scoresOf = async (contestant: Contestant): Promise<Scores> => {
    const file = join(duel.folder, 'probabilities.bin')
    await contestant.train({ ...duel.recipe, epochs })
    await contestant.predict(file)
    const probabilities = Float64Array.from(await readFloats(file))
    return {
      rocAuc: rocAuc(duel.labels, probabilities) ?? Number.NaN, // no labels of one of the classes
      logLoss: logLoss(duel.labels, probabilities),
    }
  }
  return { epochs, peer: await scoresOf(duel.peer), ours: await scoresOf(duel.ours) }
}

function describeResult(result: TrainResult): string {
  const { name, comparison, quality, share } = result
  const scaled = share < 1 ? ` (timed on ${(100 * share).toFixed(0)} % of the rows)` : ''
  const scores = ({ rocAuc, logLoss }: Scores) => `${rocAuc.toFixed(4)} / ${logLoss.toFixed(4)}`
  const auc = quality
    ? `; AUC / log loss ${scores(quality.peer)}, ours ${scores(quality.ours)}, ` +
      `epochs: ${quality.epochs}`
    : ''
  return (
    `${describeSetting(result)}: ${formatRatio(comparison.ratio)}  ${name} ` +
    `${formatSeconds(comparison.peer.median)} s${scaled}, ` +
    `ours ${formatSeconds(comparison.ours.median)} s${auc}`
  )
}

/** In the order of the networks, then of the batch sizes; peers stay in theirs. */
function bySetting({ shapes, batches }: TrainBenchmarkOptions) {
  const rank = ({ hidden, batchSize }: TrainResult) =>
    shapes.indexOf(hidden) * batches.length + batches.indexOf(batchSize)
  return (first: TrainResult, second: TrainResult) => rank(first) - rank(second)
}
