/** What a run says when training went astray, and where its last good weights are left. */

import { EXPLODED_LOSS, type TrainedNetwork } from '../model/training.ts'
import type { TrainOptions } from '../options.ts'

/** Beside the model's own file: `model.keras` becomes `model.last-good.keras`. */
export function lastGoodPath(modelPath: string): string {
  return modelPath.replace(/\.(keras|h5)$/, '.last-good.$1')
}

/** Where the last good weights were to be left, and why they could not be, if so. */
export interface LastGood {
  readonly path: string
  readonly problem: string | null
}

/**
 * @param run.number Which of the networks went astray, from 0.
 * @param run.kept Null where there never were good weights.
 */
export function describeDivergence(
  { history, weightsEpoch, divergence }: TrainedNetwork,
  run: { readonly number: number; readonly options: TrainOptions; readonly kept: LastGood | null },
): string {
  const { number, options, kept } = run
  const which = options.ensemble > 1 ? ` of network ${number + 1} of ${options.ensemble}` : ''
  const advice = [
    `a lower --lr than ${options.lr}`,
    ...(options.clip_norm === null ? ['--clip_norm 1'] : []),
    ...(options.weight_decay > 0 ? [`a lower --weight_decay than ${options.weight_decay}`] : []),
    ...(options.l2 > 0 ? [`a lower --l2 than ${options.l2}`] : []),
    ...(options.batch_size < 32 ? [`a larger --batch_size than ${options.batch_size}`] : []),
  ]
  return (
    `Expected finite weights${which} and a loss of at most ${EXPLODED_LOSS}. Received a loss of ` +
    `${divergence?.loss} (validation ${divergence?.validationLoss}) in epoch ` +
    `${history.epochs.length + 1}. Try ${advice.join(', or ')}. ` +
    describeKept(kept, weightsEpoch)
  )
}

function describeKept(kept: LastGood | null, epoch: number): string {
  if (kept === null) return 'There are no good weights to keep: it went astray in the first epoch.'
  const weights = `The weights after epoch ${epoch + 1}`
  return kept.problem === null
    ? `${weights} are in ${kept.path}; nothing else was written.`
    : `${weights} could not be written to ${kept.path}: ${kept.problem}`
}
