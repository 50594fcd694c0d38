/** What a run says when training went astray, and where its last good weights are left. */

import type { TrainedNetwork } from '../model/training.ts'
import type { TrainOptions } from '../options.ts'

/** Beside the model's own file: `model.keras` becomes `model.last-good.keras`. */
export function lastGoodPath(modelPath: string): string {
  return modelPath.replace(/\.(keras|h5)$/, '.last-good.$1')
}

/** @param path Where the last good weights were left; null where there are none. */
export function describeDivergence(
  { history, divergence }: TrainedNetwork,
  { options, path }: { readonly options: TrainOptions; readonly path: string | null },
): string {
  const advice = [
    `a lower --lr than ${options.lr}`,
    ...(options.clip_norm === null ? ['--clip_norm 1'] : []),
    ...(options.batch_size < 32 ? [`a larger --batch_size than ${options.batch_size}`] : []),
  ]
  const epoch = history.epochs.length + 1
  return (
    `Expected a loss that stays below 10. Received ${divergence?.loss} ` +
    `(validation ${divergence?.validationLoss}) in epoch ${epoch}. Try ${advice.join(', or ')}. ` +
    (path === null
      ? 'There are no good weights to keep: it went astray in the first epoch.'
      : `The weights after epoch ${epoch - 1} are in ${path}; nothing else was written.`)
  )
}
