/** What a run says when training went astray, and where its last good weights are left. */

import { EXPLODED_LOSS, type TrainedNetwork } from '../model/training.ts'
import type { TrainOptions } from '../options.ts'

/** Beside the model's own file: `model.keras` becomes `model.last-good.keras`. */
export function lastGoodPath(modelPath: string): string {
  return modelPath.replace(/\.(keras|h5)$/, '.last-good.$1')
}

/**
 * @param run.number Which of the networks went astray, from 0.
 * @param run.path Where its last good weights were left; null where there are none.
 */
export function describeDivergence(
  { history, weightsEpoch, divergence }: TrainedNetwork,
  run: { readonly number: number; readonly options: TrainOptions; readonly path: string | null },
): string {
  const { number, options, path } = run
  const which = options.ensemble > 1 ? ` of network ${number + 1} of ${options.ensemble}` : ''
  const advice = [
    `a lower --lr than ${options.lr}`,
    ...(options.clip_norm === null ? ['--clip_norm 1'] : []),
    ...(options.batch_size < 32 ? [`a larger --batch_size than ${options.batch_size}`] : []),
  ]
  return (
    `Expected finite weights${which} and a loss of at most ${EXPLODED_LOSS}. Received a loss of ` +
    `${divergence?.loss} (validation ${divergence?.validationLoss}) in epoch ` +
    `${history.epochs.length + 1}. Try ${advice.join(', or ')}. ` +
    (path === null
      ? 'There are no good weights to keep: it went astray in the first epoch.'
      : `The weights after epoch ${weightsEpoch + 1} are in ${path}; nothing else was written.`)
  )
}
