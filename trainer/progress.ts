/** Shows how training goes: a bar in a terminal, a line an epoch elsewhere. */

import { setImmediate } from 'node:timers/promises'
import cliProgress from 'cli-progress'
import type { EpochFigures, RowTotals } from './model/training-history.ts'

/** A bar is redrawn at most this often. */
const REDRAW_MS = 100

export interface Progress {
  /** @param network Which of the networks, from 0. @param epoch From 0. */
  onBatch(network: number, epoch: number, totals: RowTotals): Promise<void> | undefined
  onEpoch(network: number, epoch: number, figures: EpochFigures): void
  stop(): void
}

export interface ProgressOptions {
  /** How many are trained, one after another or side by side. */
  readonly networks: number
  readonly epochs: number
  /** Training rows in an epoch. */
  readonly rows: number
  /** Whether validation rows tell of rows that are not learned from; else they are left out. */
  readonly hasUnseenRows: boolean
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

function terminalProgress(options: ProgressOptions): Progress {
  const { networks, epochs, now, hasUnseenRows } = options
  const bar = new cliProgress.SingleBar({
    format:
      `${networks > 1 ? `network {network}/${networks} ` : ''}epoch {epoch}/${epochs} |{bar}| ` +
      '{percentage}% loss {loss} accuracy {accuracy} ' +
      (hasUnseenRows ? 'val_loss {validationLoss} ' : '') +
      '{speed} rows/s {timeLeft} left',
    noTTYOutput: false,
  })
  const pace = createPace(options)
  let drawnAt = Number.NEGATIVE_INFINITY
  const blank = { network: 1, epoch: 1, loss: '-', accuracy: '-', validationLoss: '-' }
  bar.start(pace.total, 0, { ...blank, speed: '-', timeLeft: '-' })
  return {
    onBatch(network, epoch, totals) {
      if (now() - drawnAt < REDRAW_MS) return undefined
      drawnAt = now()
      const { done, speed, timeLeft } = pace.reach(network, epoch, totals.rows)
      bar.update(done, {
        ...{ network: network + 1, epoch: epoch + 1, speed, timeLeft },
        loss: (totals.loss / totals.rows).toFixed(4),
        accuracy: (totals.correct / totals.rows).toFixed(4),
      })
      return setImmediate() // the bar is drawn, and Ctrl-C is heard, between two batches
    },
    onEpoch(network, epoch, figures) {
      const { done, speed, timeLeft } = pace.reach(network, epoch + 1, 0)
      bar.update(done, {
        ...{ network: network + 1, epoch: epoch + 1, speed, timeLeft },
        loss: figures.loss.toFixed(4),
        accuracy: figures.accuracy.toFixed(4),
        validationLoss: figures.validationLoss.toFixed(4),
      })
    },
    stop: () => bar.stop(),
  }
}

function plainProgress(options: ProgressOptions): Progress {
  const { networks, epochs, print, hasUnseenRows } = options
  const pace = createPace(options)
  return {
    onBatch: () => undefined,
    onEpoch(network, epoch, figures) {
      const { speed, timeLeft } = pace.reach(network, epoch + 1, 0)
      const validation =
        `val_loss ${figures.validationLoss.toFixed(4)}  ` +
        `val_accuracy ${figures.validationAccuracy.toFixed(4)}  `
      print(
        `${networks > 1 ? `network ${network + 1}/${networks}  ` : ''}` +
          `epoch ${epoch + 1}/${epochs}  loss ${figures.loss.toFixed(4)}  ` +
          `accuracy ${figures.accuracy.toFixed(4)}  ${hasUnseenRows ? validation : ''}` +
          `${speed} rows/s  ${timeLeft} left`,
      )
    },
    stop() {},
  }
}

/** Counts rows over all networks, and tells the speed so far and the time that is left. */
function createPace({ networks, epochs, rows, now }: ProgressOptions) {
  const startedAt = now()
  const total = networks * epochs * rows
  const doneBy = new Float64Array(networks)
  return {
    total,
    reach(network: number, epoch: number, rowsOfEpoch: number) {
      doneBy[network] = epoch * rows + rowsOfEpoch
      const done = doneBy.reduce((sum, count) => sum + count, 0)
      const rowsPerMs = done / Math.max(now() - startedAt, 1)
      return {
        done,
        speed: Math.round(rowsPerMs * 1000).toLocaleString('en'),
        timeLeft: `${Math.ceil((total - done) / rowsPerMs / 1000)}s`,
      }
    },
  }
}
