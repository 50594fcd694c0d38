import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeEventFile } from '../../../trainer/report/event-file.ts'
import { scalarValue } from '../../../trainer/report/summary-values.ts'
import { encodeEventFiles } from '../../../trainer/report/tensorboard.ts'
import {
  GOLDEN_FOLDER,
  RUN_NAME,
  seenInGolden,
  writeShortRun,
} from '../../parity/tensorboard/cases.ts'

const FILE = 'events.out.tfevents.1795385071.laptop.v2'

const [FIRST, SECOND] = [1795385073.5, 1795385075.5]

describe('encodeEventFiles', () => {
  it('keeps a run, its training, validation and test in folders of their own', () => {
    expect(Object.keys(writeShortRun())).toEqual([
      `${RUN_NAME}/${FILE}`,
      `${RUN_NAME}/train/${FILE}`,
      `${RUN_NAME}/validation/${FILE}`,
      `${RUN_NAME}/test/${FILE}`,
    ])
  })

  it.each(Object.entries(writeShortRun()))('writes the golden bytes of %s', (name, bytes) => {
    expect(Buffer.from(bytes)).toEqual(readFileSync(join(GOLDEN_FOLDER, name)))
  })

  it('made stock TensorBoard read every scalar as the nearest float32', () => {
    expect(seenInGolden().scalars).toEqual({
      [RUN_NAME]: {},
      [`${RUN_NAME}/train`]: {
        epoch_loss: [
          [0, FIRST, Math.fround(0.6913)],
          [1, SECOND, Math.fround(0.1)],
        ],
        epoch_accuracy: [
          [0, FIRST, 0.5],
          [1, SECOND, Math.fround(0.96)],
        ],
        epoch_learning_rate: [
          [0, FIRST, Math.fround(0.001)],
          [1, SECOND, Math.fround(0.0005)],
        ],
      },
      [`${RUN_NAME}/validation`]: {
        epoch_loss: [
          [0, FIRST, 0.6875],
          [1, SECOND, Math.fround(1 / 3)],
        ],
        epoch_accuracy: [
          [0, FIRST, Math.fround(0.55)],
          [1, SECOND, 1],
        ],
      },
      [`${RUN_NAME}/test`]: {
        evaluation_roc_auc: [[1, SECOND, Math.fround(0.7312345678901)]],
        evaluation_log_loss: [[1, SECOND, Math.fround(1e-9)]],
      },
    })
  })

  it('made stock TensorBoard find the options and the figures of the session', () => {
    expect(seenInGolden().sessions).toEqual([
      {
        name: RUN_NAME,
        hparams: { hidden: '64,32', epochs: 2, lr: 0.001, quiet: false },
        metrics: {
          'train epoch_loss': Math.fround(0.1),
          'train epoch_accuracy': Math.fround(0.96),
          'train epoch_learning_rate': Math.fround(0.0005),
          'validation epoch_loss': Math.fround(1 / 3),
          'validation epoch_accuracy': 1,
          'test evaluation_roc_auc': Math.fround(0.7312345678901),
          'test evaluation_log_loss': Math.fround(1e-9),
        },
        status: 'STATUS_SUCCESS',
        seconds: 4,
      },
    ])
  })

  it('writes a run without an epoch, its test figures at step 0', () => {
    const time = new Date(0)
    const files = encodeEventFiles(
      { epochs: [], bestEpoch: 0, stoppedEarly: false },
      {},
      { roc_auc: 0.5, pr_auc: null },
      { startedAt: time, endedAt: time, runName: 'run', hostName: 'host' },
    )

    expect(files['run/train/events.out.tfevents.0.host.v2']).toEqual(encodeEventFile(time, []))
    expect(files['run/test/events.out.tfevents.0.host.v2']).toEqual(
      encodeEventFile(time, [{ time, step: 0, value: scalarValue('evaluation_roc_auc', 0.5) }]),
    )
  })
})
