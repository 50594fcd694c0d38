import { describe, expect, it } from 'vitest'
import { figureAt } from '../../../trainer/report/figure-path.ts'
import { EXAMPLE_FIGURES } from '../../helpers/example-figures.ts'

describe('figureAt', () => {
  it.each([
    { path: 'test_rows', figure: 2000 },
    { path: 'candidates.1.network_advantage.log_loss.low', figure: 0.004152832 },
    { path: 'classification.1.f1_score', figure: 0.2447257 },
    { path: 'run.options.test_size', figure: 0.2 },
    { path: 'cross_validation.roc_auc.values.2', figure: 0.7775024 },
    { path: 'data.columns.0.unseen', figure: null },
    { path: 'groups.0.groups.3.roc_auc', figure: null },
  ])('finds $path', ({ path, figure }) => {
    expect(figureAt(EXAMPLE_FIGURES, path)).toBe(figure)
  })

  it.each([
    ['candidates.9.log_loss.value', 'nothing named 9'],
    ['reliability.bin', 'nothing named bin'],
    ['candidates.0.roc_auc.value.more', 'nothing named more'],
  ])('refuses %s', (path, received) => {
    expect(() => figureAt(EXAMPLE_FIGURES, path)).toThrow(
      new RangeError(`Expected a figure at ${path}. Received ${received}.`),
    )
  })

  it('refuses what is not a number', () => {
    expect(() => figureAt(EXAMPLE_FIGURES, 'run.version')).toThrow(
      new RangeError('Expected a number at run.version. Received string.'),
    )
  })
})
