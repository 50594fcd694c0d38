/** Shows how training goes: a bar in a terminal, a line an epoch elsewhere. */

import { setImmediate } from 'node:timers/promises'
import cliProgress from 'cli-progress'
import type { EpochFigures, RowTotals } from './model/training-history.ts'

/** A bar is redrawn at most this often. */
const REDRAW_MS = 100

export interface Progress {
  onBatch(epoch: number, totals: RowTotals): Promise<void>
  onEpoch(epoch: number, figures: EpochFigures): void
  stop(): void
}

export interface ProgressOptions {
  readonly epochs: number
  /** Training rows in an epoch. */
  readonly rows: number
  /** Whether someone watches in a terminal. */
  readonly isTerminal: boolean
  /** Milliseconds since any fixed moment. */
  readonly now: () => number
  readonly print: (line: string) => void
}

/** Progress of one training run. */
export function createProgress(options: ProgressOptions): Progress {
  return options.isTerminal ? terminalProgress(options) : plainProgress(options)
}

function terminalProgress({ epochs, rows, now }: ProgressOptions): Progress {
  const bar = new cliProgress.SingleBar({
    format:
      'epoch {epoch}/{epochs} |{bar}| {percentage}% loss {loss} accuracy {accuracy} ' +
      'val_loss {validationLoss} {speed} rows/s {timeLeft} left',
    noTTYOutput: false,
  })
  const startedAt = now()
  let drawnAt = Number.NEGATIVE_INFINITY
  const blank = { epochs, epoch: 1, loss: '-', accuracy: '-', validationLoss: '-' }
  bar.start(epochs * rows, 0, { ...blank, speed: '-', timeLeft: '-' })
  return {
    async onBatch(epoch, totals) {
      if (now() - drawnAt < REDRAW_MS) return
      drawnAt = now()
      const done = epoch * rows + totals.rows
      bar.update(done, {
        epoch: epoch + 1,
        loss: (totals.loss / totals.rows).toFixed(4),
        accuracy: (totals.correct / totals.rows).toFixed(4),
        ...describePace(done, epochs * rows, now() - startedAt),
      })
      await setImmediate() // the bar is drawn, and Ctrl-C is heard, between two batches
    },
    onEpoch(epoch, figures) {
      bar.update((epoch + 1) * rows, {
        ...describePace((epoch + 1) * rows, epochs * rows, now() - startedAt),
        epoch: epoch + 1,
        loss: figures.loss.toFixed(4),
        accuracy: figures.accuracy.toFixed(4),
        validationLoss: figures.validationLoss.toFixed(4),
      })
    },
    stop: () => bar.stop(),
  }
}

function plainProgress({ epochs, rows, now, print }: ProgressOptions): Progress {
  const startedAt = now()
  return {
    async onBatch() {},
    onEpoch(epoch, figures) {
      const done = (epoch + 1) * rows
      const { speed, timeLeft } = describePace(done, epochs * rows, now() - startedAt)
      print(
        `epoch ${epoch + 1}/${epochs}  loss ${figures.loss.toFixed(4)}  ` +
          `accuracy ${figures.accuracy.toFixed(4)}  val_loss ${figures.validationLoss.toFixed(4)}  ` +
          `val_accuracy ${figures.validationAccuracy.toFixed(4)}  ${speed} rows/s  ${timeLeft} left`,
      )
    },
    stop() {},
  }
}

function describePace(done: number, total: number, elapsedMs: number) {
  const rowsPerMs = done / Math.max(elapsedMs, 1)
  return {
    speed: Math.round(rowsPerMs * 1000).toLocaleString('en'),
    timeLeft: `${Math.ceil((total - done) / rowsPerMs / 1000)}s`,
  }
}
