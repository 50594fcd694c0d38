/** What shaped the weights, for the manifest. */

import type { TrainOptions } from '../options.ts'
import type { RunParts } from '../run-parts.ts'

/** By flag name, without paths: these are the machine's own business. */
export function describeTraining(
  options: TrainOptions,
  { data, engine, model, calibrated, tuned }: RunParts,
) {
  const { split } = data
  const { history } = model
  const { isKept, slope, intercept } = calibrated.calibration
  return {
    train_rows: split.train.length,
    validation_rows: tuned.learnsAll ? 0 : split.validation.length,
    test_size: options.test_size,
    validation_size: options.validation_size,
    time_column: options.time_column,
    group_column: options.group_column,
    recipe: options.recipe,
    // Where a search was cut by the clock, another machine may choose another model.
    is_reproducible: tuned.isReproducible,
    teacher: options.teacher,
    bins: options.bins,
    rare_below: options.rare_below,
    hidden: model.member.hidden.join(',') || 'none',
    dropout: options.dropout,
    l2: options.l2,
    epochs: options.epochs,
    epochs_run: history.epochs.length,
    best_epoch: history.bestEpoch + 1,
    batch_size: options.batch_size,
    lr: options.lr,
    schedule: options.schedule,
    warmup: options.warmup,
    weight_decay: options.weight_decay,
    clip_norm: options.clip_norm,
    ema: options.ema,
    patience: options.patience,
    ensemble: options.ensemble,
    class_weight: options.class_weight,
    calibration: options.calibration,
    calibration_slope: isKept ? slope : 1,
    calibration_intercept: isKept ? intercept : 0,
    init_from: data.origin?.name ?? null,
    seed: options.seed,
    engine: options.engine,
    backend: engine.backend,
  }
}
