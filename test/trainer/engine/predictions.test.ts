import { describe, expect, it } from 'vitest'
import { buildGraphModel } from '../../../trainer/export/graph-model.ts'
import { loadGraphScorer } from '../../../trainer/model/graph-scorer.ts'
import { totalRows } from '../../../trainer/model/training-history.ts'
import { openRows, rowsFrom } from '../../../trainer/preprocessing/labelled-rows.ts'
import { encodedRows } from '../../helpers/encoded-rows.ts'
import { forwardPass } from '../../helpers/forward-pass.ts'
import { largestDifference } from '../../helpers/largest-difference.ts'
import { simdLearner, workOf } from '../../helpers/learners.ts'

/** Of logits up to 10 and of losses, all sums of a few hundred float32 products. */
const LOGIT_TOLERANCE = 1e-5
const LOSS_TOLERANCE = 1e-6

/** As many as the engine takes at once: of more, it keeps no logits. */
const TILE_ROWS = 32

const SHAPES = [
  { inputs: 14, hidden: [64, 32] },
  { inputs: 1, hidden: [1] },
  { inputs: 5, hidden: [7, 33, 65] },
  { inputs: 300, hidden: [512] },
  { inputs: 9, hidden: [] },
]

/** A network after a short training, with dropout and averaging on. */
function trained({ inputs, hidden }: (typeof SHAPES)[number]) {
  const options = { emaMomentum: 0.5 }
  const learner = simdLearner(workOf({ inputs, hidden, dropout: 0.3, options }))
  for (let step = 0; step < 50; step++) learner.trainBatch(rowsFrom(step, 32), 0.003)
  return { evaluated: learner.evaluate(), weights: learner.readWeights() }
}

/** The engine's logits, from weights that are handed to it. */
function engineLogits(
  shape: (typeof SHAPES)[number],
  start: ReturnType<typeof trained>['weights'],
): Float32Array {
  const rows = encodedRows(TILE_ROWS, shape.inputs, 2)
  const learner = simdLearner(workOf({ ...shape, start, rows }))
  learner.evaluate()
  return learner.workspace.logits.values.slice()
}

describe.each(SHAPES)('with $inputs inputs and hidden layers $hidden, the engine', (shape) => {
  const { weights, evaluated } = trained(shape)
  const rows = encodedRows(200, shape.inputs)

  it('predicts what the exported graph predicts', async () => {
    const scorer = await loadGraphScorer(buildGraphModel(weights))
    const few = encodedRows(TILE_ROWS, shape.inputs, 2)
    const logits = scorer.scoreRows(openRows(few))
    const totals = totalRows(rows.labels, scorer.scoreRows(openRows(rows)), [1, 1])
    scorer.dispose()
    expect(largestDifference(engineLogits(shape, weights), logits)).toBeLessThan(LOGIT_TOLERANCE)
    expect(Math.abs(evaluated.loss / totals.loss - 1)).toBeLessThan(LOSS_TOLERANCE)
    expect(evaluated).toMatchObject({ rows: 200, correct: totals.correct })
  })

  it('predicts what float64 does', () => {
    const few = encodedRows(TILE_ROWS, shape.inputs, 2)
    const probabilities = engineLogits(shape, weights).map((logit) => 1 / (1 + Math.exp(-logit)))
    const expected = forwardPass(weights, few.encoded ?? new Float32Array())
    expect(largestDifference(probabilities, expected)).toBeLessThan(LOGIT_TOLERANCE)
  })
})
