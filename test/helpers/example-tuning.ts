/** How the model of a made-up run was chosen: five settings, of which one did not learn. */

import type { SettingFigures, Tuning } from '../../trainer/evaluation/evaluation.ts'

const TAUGHT =
  '--teacher committee --bins 24 --rare_below 5 --hidden 128,64 --dropout 0 --epochs 6 ' +
  '--batch_size 128 --lr 0.003 --schedule cosine --warmup 0.02 --weight_decay 0.03'

const SETTINGS: readonly SettingFigures[] = [
  {
    ...{ name: 'binned', status: 'too_large', weights: 71_425 },
    flags: '--bins 24 --rare_below 5 --hidden 128 --batch_size 128 --lr 0.003 --weight_decay 0.1',
    rocAuc: 0.7719204,
    logLoss: 0.4028117,
    lossAbove: { value: -0.0002093, low: -0.0016402, high: 0.0012216, standardError: 0.00073 },
  },
  {
    ...{ name: 'strong', status: 'chosen', weights: 25_729, flags: TAUGHT },
    ...{ rocAuc: 0.7714412, logLoss: 0.403021, lossAbove: null },
  },
  {
    ...{ name: 'regularised', status: 'considered', weights: 6465 },
    flags: '--bins 16 --rare_below 5 --hidden 64 --batch_size 128 --lr 0.003 --weight_decay 1',
    rocAuc: 0.7676605,
    logLoss: 0.4070017,
    lossAbove: { value: 0.0039807, low: 0.002231, high: 0.0057303, standardError: 0.00089269 },
  },
  {
    ...{ name: 'classic', status: 'considered', weights: 3265, flags: '' },
    ...{ rocAuc: 0.7640118, logLoss: 0.4114191 },
    lossAbove: { value: 0.0083981, low: 0.0053896, high: 0.0114066, standardError: 0.001535 },
  },
  {
    ...{ name: 'logistic', status: 'diverged', weights: 18 },
    flags: '--hidden none --dropout 0 --epochs 27 --lr 0.02 --schedule cosine',
    ...{ rocAuc: null, logLoss: null, lossAbove: null },
  },
]

export const EXAMPLE_TUNING: Tuning = {
  recipe: 'auto',
  rows: 7200,
  folds: 5,
  rowEpochs: 6_739_200,
  isReproducible: true,
  settings: SETTINGS,
  committee: {
    members: [
      { name: 'logistic', trees: null, share: 0, logLoss: 0.4195016 },
      { name: 'classic', trees: null, share: 0.2, logLoss: 0.4114191 },
      { name: 'binned', trees: null, share: 0.1, logLoss: 0.4088301 },
      { name: 'regularised', trees: null, share: 0.2, logLoss: 0.4070017 },
      { name: 'shallow_trees', trees: 63, share: 0.35, logLoss: 0.4055392 },
      { name: 'deep_trees', trees: 1, share: 0.15, logLoss: 0.4068117 },
    ],
    logLoss: 0.4031933,
  },
  command: `pnpm train --recipe strong ${TAUGHT}`,
}
