/** The committee on all training rows, where the search looked at some of them only. */

import type { Schema } from '../../shared/schema.ts'
import type { Dataset } from '../data/dataset.ts'
import { planModel } from '../fit-model.ts'
import type { Engine } from '../model/engines.ts'
import { planJobs, readModels } from '../model/model-plan.ts'
import type { TrainOptions } from '../options.ts'
import { pickRows, rowsFrom } from '../preprocessing/labelled-rows.ts'
import { selectShared } from '../preprocessing/shared-rows.ts'
import type { Blend } from '../teaching/blend.ts'
import { type Crew, consultCrew } from '../teaching/committee.ts'
import { createLessonRows } from '../teaching/lesson.ts'
import { binColumns, fitBins } from '../trees/binned-columns.ts'
import type { BoostingJob } from '../trees/boosting.ts'
import { growForests } from '../trees/forests.ts'
import { FORESTS, type FoldForest } from './fold-forests.ts'
import { createSearchEncoder } from './fold-networks.ts'
import type { CommitteeAnswers } from './search.ts'

/** Rows on which networks in training are watched, of those that they learn from. */
const WATCHED_ROWS = 2000

/**
 * Trains every member that has a say, and asks them about a lesson of all rows.
 *
 * @param members Options of the networks, in the order of the blend's shares.
 */
export async function askWholeCrew(
  { schema, dataset, rows }: { schema: Schema; dataset: Dataset; rows: Int32Array },
  {
    members,
    blend,
    kinds,
  }: {
    readonly members: readonly TrainOptions[]
    readonly blend: Blend
    readonly kinds: readonly Pick<FoldForest, 'trees'>[]
  },
  { engine, seed }: { readonly engine: Engine; readonly seed: number },
): Promise<CommitteeAnswers> {
  const customers = selectShared(dataset.customers, rows)
  const labels = Float32Array.from(rows, (row) => dataset.labels[row])
  const encode = createSearchEncoder({ schema, customers, labels })
  const plans = members.map((options, member) => {
    if (blend.shares[member] === 0) return null
    const { preprocessing, source: train } = encode(options)
    const watched = pickRows(train, rowsFrom(0, Math.min(WATCHED_ROWS, rows.length)))
    const plan = planModel({ preprocessing, train, validation: watched, start: undefined }, options)
    return { ...plan, isOptional: true }
  })
  const wanted = plans.filter((plan) => plan !== null)
  const trained = readModels(wanted, await engine.train(wanted.flatMap(planJobs), {}))
  const networks = plans.map((plan): Crew['networks'][number] => {
    const model = plan && trained[wanted.indexOf(plan)]
    return model ? { preprocessing: plan.preprocessing, weights: model.weights } : null
  })
  const bins = fitBins(customers)
  const columns = binColumns(bins, customers)
  const jobs = FORESTS.flatMap(({ options }, kind): BoostingJob[] => {
    if (blend.shares[members.length + kind] === 0) return []
    const { trees } = kinds[kind]
    return [
      {
        ...{ columns, labels, seed, member: kind },
        learned: rowsFrom(0, rows.length),
        heldOut: rowsFrom(0, Math.min(WATCHED_ROWS, rows.length)),
        options: { ...options, rounds: trees, patience: trees },
      },
    ]
  })
  const grown = await growForests(jobs, { threads: engine.threads })
  const forests = FORESTS.map((_, kind) => {
    const job = jobs.findIndex(({ member }) => member === kind)
    return job < 0 ? null : grown[job]
  })
  const lesson = createLessonRows(customers, bins, seed)
  return { lesson, byFold: [await consultCrew({ networks, forests }, blend, lesson.view)] }
}
