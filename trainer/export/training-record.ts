/** What shaped the weights, for the manifest. */

import type { Split } from '../data/split.ts'
import type { Engine } from '../model/engines.ts'
import type { TrainingHistory } from '../model/training-history.ts'
import type { TrainOptions } from '../options.ts'

/** By flag name, without paths: these are the machine's own business. */
export function describeTraining(
  options: TrainOptions,
  run: { readonly engine: Engine; readonly split: Split; readonly history: TrainingHistory },
) {
  return {
    train_rows: run.split.train.length,
    validation_rows: run.split.validation.length,
    test_size: options.test_size,
    validation_size: options.validation_size,
    hidden: options.hidden.join(',') || 'none',
    dropout: options.dropout,
    l2: options.l2,
    epochs: options.epochs,
    epochs_run: run.history.epochs.length,
    best_epoch: run.history.bestEpoch + 1,
    batch_size: options.batch_size,
    lr: options.lr,
    schedule: options.schedule,
    warmup: options.warmup,
    weight_decay: options.weight_decay,
    clip_norm: options.clip_norm,
    ema: options.ema,
    patience: options.patience,
    ensemble: options.ensemble,
    seed: options.seed,
    engine: options.engine,
    backend: run.engine.backend,
  }
}
