import { beforeAll, describe, expect, it } from 'vitest'
import { type Engine, startEngine } from '../../../trainer/model/engines.ts'
import type { TrainingJob } from '../../../trainer/model/training.ts'
import { teachingProbabilities } from '../../../trainer/teaching/committee.ts'
import { createLessonRows, lessonOf } from '../../../trainer/teaching/lesson.ts'
import {
  askCommittees,
  formCommittees,
  OutOfTime,
  type SearchTools,
  tryOutcomes,
  tryTaught,
} from '../../../trainer/tuning/search.ts'
import { drawSearchRows } from '../../../trainer/tuning/search-rows.ts'
import { preparedSample } from '../../helpers/prepared-sample.ts'
import { trainOptions } from '../../helpers/train-options.ts'

const MEMBERS = [
  trainOptions('--hidden', 'none', '--epochs', '5', '--lr', '0.02'),
  trainOptions('--hidden', '4', '--epochs', '5', '--bins', '4'),
]
const TAUGHT = trainOptions('--hidden', '4', '--epochs', '1', '--batch_size', '128')

let tools: SearchTools

beforeAll(async () => {
  const data = await preparedSample(400)
  tools = {
    searched: drawSearchRows(data, data.split.train, { size: 1000, count: 3, seed: 1 }),
    engine: await startEngine({ engine: 'simd', backend: 'auto', threads: 1 }),
    seed: 1,
    checkTime: () => {},
  }
})

function outOfTime(): never {
  throw new OutOfTime()
}

function broken(): never {
  throw new TypeError('something broke')
}

/** The search's rows, of which the held-out ones of a fold have the other outcome. */
function withOtherOutcomesOf(fold: number): SearchTools {
  const { searched } = tools
  const { heldOut } = searched.folds[fold]
  const labels = searched.labels.map((label, row) => (heldOut.includes(row) ? 1 - label : label))
  return { ...tools, searched: { ...searched, labels } }
}

/** All steps of a search: what the taught networks are, and what their crews are. */
async function searchWith(tools: SearchTools) {
  const { fitted, encode } = await tryOutcomes(tools, MEMBERS)
  const committees = await formCommittees(tools, fitted)
  if (committees === null) throw new TypeError('Expected committees.')
  const answers = await askCommittees(tools, committees)
  const taught = await tryTaught(tools, answers, committees.blend, { options: TAUGHT, encode })
  return { committees, answers, taught, encode }
}

/** Networks taught by crews of both members alone, each with the same say. */
async function taughtByNetworks(tools: SearchTools) {
  const { fitted, encode } = await tryOutcomes(tools, MEMBERS)
  const committees = await formCommittees(tools, fitted)
  if (committees === null) throw new TypeError('Expected committees.')
  const blend = { shares: [0.5, 0.5, 0], map: { slope: 1, intercept: 0 } }
  const crews = committees.crews.map((crew, fold) => ({
    ...crew,
    networks: fitted.map(
      (member) => member && { preprocessing: member.preprocessing, weights: member.weights[fold] },
    ),
  }))
  const answers = await askCommittees(tools, { ...committees, blend, crews })
  return tryTaught(tools, answers, blend, { options: TAUGHT, encode })
}

describe('a search', { timeout: 30_000 }, () => {
  it('teaches the network of a fold nothing of its rows, neither itself nor by its crew', async () => {
    const one = await taughtByNetworks(tools)
    const other = await taughtByNetworks(withOtherOutcomesOf(0))
    expect(other.fitted?.weights[0]).toEqual(one.fitted?.weights[0])
    expect(other.fitted?.weights[1]).not.toEqual(one.fitted?.weights[1])
    expect(other.fitted?.weights[2]).not.toEqual(one.fitted?.weights[2])
  })

  it('forms a crew for each fold of the networks and trees that have not seen its rows', async () => {
    const { fitted } = await tryOutcomes(tools, MEMBERS)
    const committees = await formCommittees(tools, fitted)
    const shares = committees?.blend.shares ?? []
    committees?.crews.forEach(({ networks }, fold) => {
      expect(networks.map((network) => network?.weights ?? null)).toEqual(
        fitted.map((member, at) => (shares[at] > 0 ? member?.weights[fold] : null)),
      )
    })
    expect(committees?.crews).toHaveLength(3)
  })

  it('has committees whose mapped logits are of rows that they have not seen', async () => {
    const { committees } = await searchWith(tools)
    const { blend, logits, forests } = committees
    expect(blend.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(blend.shares).toHaveLength(MEMBERS.length + forests.kinds.length)
    expect(logits).toHaveLength(forests.kinds[0].logits.length)
  })

  it('gives a member that diverged no share', async () => {
    const { fitted } = await tryOutcomes(tools, MEMBERS)
    const committees = await formCommittees(tools, [null, fitted[1]])
    expect(committees?.blend.shares[0]).toBe(0)
    expect(committees?.blend.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(committees?.crews.map(({ networks }) => networks[0])).toEqual([null, null, null])
  })

  it('teaches the network of a fold by its own crew, about customers it may know', async () => {
    const { answers, committees, encode, taught } = await searchWith(tools)
    const { searched, seed } = tools
    const { preprocessing } = encode(TAUGHT)
    expect(taught.fitted?.preprocessing).toEqual(preprocessing)
    // The lesson is mixed of the search's own rows.
    const again = createLessonRows(searched.customers, committees.forests.bins, seed)
    expect(again.parents).toEqual(answers.lesson.parents)
    // Another fold's answers would be other labels.
    const labelsBy = (crew: number) =>
      lessonOf(
        answers.lesson,
        preprocessing,
        searched.folds[0].learned,
        teachingProbabilities([answers.byFold[crew]], committees.blend),
      ).labels
    expect(labelsBy(1)).not.toEqual(labelsBy(0))
  })

  it('shows the taught network of a fold no row of a held-out parent', async () => {
    const { answers, committees, encode } = await searchWith(tools)
    const { searched, engine } = tools
    const jobs: TrainingJob[] = []
    const train: Engine['train'] = (given, hooks) => {
      jobs.push(...given)
      return engine.train(given, hooks)
    }
    const watched = { ...tools, engine: { ...engine, train } }
    await tryTaught(watched, answers, committees.blend, { options: TAUGHT, encode })
    const { real, parents } = answers.lesson
    expect(jobs).toHaveLength(3)
    for (const [fold, job] of jobs.entries()) {
      const rows = [...(job.train.positions ?? [])]
      const mixed = rows.filter((row) => row >= real).map((row) => row - real)
      const shown = [
        ...rows.filter((row) => row < real),
        ...parents.flatMap((parents) => mixed.map((at) => parents[at])),
      ]
      expect([...new Set(shown)].sort((one, other) => one - other)).toEqual([
        ...searched.folds[fold].learned,
      ])
    }
  })

  it('is cut where the time is up', async () => {
    const { answers, committees, encode } = await searchWith(tools)
    const late = { ...tools, checkTime: outOfTime }
    const { fitted, isCut } = await tryOutcomes(late, MEMBERS)
    expect([fitted, isCut]).toEqual([[null, null], true])
    expect(await formCommittees(late, [null, null])).toBeNull()
    expect(await tryTaught(late, answers, committees.blend, { options: TAUGHT, encode })).toEqual({
      fitted: null,
      isCut: true,
    })
  })

  it('fails where something else breaks', async () => {
    const failing = { ...tools, checkTime: broken }
    await expect(tryOutcomes(failing, MEMBERS)).rejects.toThrow('something broke')
    await expect(formCommittees(failing, [null, null])).rejects.toThrow('something broke')
  })
})
