import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeReasons } from '../../shared/reason-sentences.ts'
import { writeSample } from '../../trainer/data/sample-file.ts'
import {
  type ExplainedHistory,
  explainHistory,
  SUM_TOLERANCE,
  sumError,
} from '../helpers/explained-history.ts'
import { runTrain } from '../helpers/train-command.ts'

const ROWS = 400

let folder: string
let history: ExplainedHistory

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presend-explained-'))
  const path = join(folder, 'sample.csv')
  await writeSample(path, { rows: ROWS, seed: 1, missingRate: 0.1 })
  const flags = ['--data_path', path, '--hidden', '8', '--epochs', '20', '--lr', '0.01']
  const { code, stderr } = await runTrain(join(folder, 'run'), ...flags)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  history = await explainHistory(join(folder, 'run/edge'), path)
})

afterAll(() => rm(folder, { recursive: true }))

describe('a trained bundle', () => {
  it("has the training rows' medians for a reference customer", () => {
    const { manifest, preprocessing } = history.bundle
    const medians = preprocessing.features.flatMap((feature) =>
      feature.kind === 'numeric' ? [[feature.name, feature.median]] : [],
    )
    expect(medians).toHaveLength(6)
    expect(manifest.reference_customer).toEqual({
      ...Object.fromEntries(medians),
      gender: expect.stringMatching(/^(M|F|Other)$/),
      region: expect.any(String),
    })
  })

  it("explains each customer's logit, to the last bit as it is served", () => {
    const { explanations, logits } = history
    expect(explanations.map(({ logit }) => logit)).toEqual([...logits])
    expect(logits).toHaveLength(ROWS)
  })

  it('has contributions of each customer that add up to what she differs by', () => {
    const { explanations } = history
    expect(explanations.every(({ method }) => method === 'exact')).toBe(true)
    expect(Math.max(...explanations.map(sumError))).toBeLessThanOrEqual(SUM_TOLERANCE)
    expect(explanations.some(({ logit, referenceLogit }) => logit > referenceLogit + 0.5)).toBe(
      true,
    )
  })

  it('puts the reasons of a customer into words', () => {
    const { explanations, bundle } = history
    const { schema } = bundle.manifest
    const values = [3, 9, 812.4, 0.5, null, 33, 'F', 'Atlantis']
    const reasons = describeReasons(explanations[0].contributions, {
      ...{ schema, values, unseen: ['region'], language: 'en' },
    })
    expect(reasons).toHaveLength(3)
    expect(reasons.every(({ sentence }) => /a conversion (more|less) likely$/.test(sentence))).toBe(
      true,
    )
  })
})
