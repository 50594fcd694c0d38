/** What PyTorch made of a small network's weights, and its learning rates. */

import { readFileSync } from 'node:fs'
import type { UpdateOptions } from '../../../trainer/model/learner.ts'
import type { NetworkWeights } from '../../../trainer/model/network.ts'
import type { Schedule } from '../../../trainer/model/schedule.ts'
import { type Work, workOf } from '../../helpers/learners.ts'
import { PLAIN_UPDATE } from '../../helpers/plain-update.ts'

/** A short training in float64, batch after batch around the rows. */
export interface TorchUpdates {
  readonly name: string
  readonly work: Work
  readonly learningRate: number
  /** Positions of the rows of each step. */
  readonly batches: readonly Int32Array[]
  /** Mean loss of each batch, before its step. */
  readonly losses: readonly number[]
  /** Weights after the first step, and after the last: kernel and bias of each layer in turn. */
  readonly first: readonly (readonly number[])[]
  readonly last: readonly (readonly number[])[]
}

export interface TorchSchedule extends Schedule {
  readonly steps: number
  readonly rates: readonly number[]
}

/** What make-fixtures.py writes. */
interface UpdatesFixture {
  readonly widths: readonly number[]
  readonly batch: number
  readonly learning_rate: number
  readonly rows: readonly number[]
  readonly labels: readonly number[]
  readonly start: readonly (readonly number[])[]
  readonly updates: readonly {
    readonly name: string
    readonly options: Partial<UpdateOptions>
    readonly losses: readonly number[]
    readonly first: readonly (readonly number[])[]
    readonly last: readonly (readonly number[])[]
  }[]
}

// Both are written by our own script, so their shapes are taken on trust.
const updatesFixture = readFixture('updates.json') as UpdatesFixture
const schedulesFixture = readFixture('schedules.json') as {
  readonly schedules: readonly TorchSchedule[]
}

export const torchSchedules = schedulesFixture.schedules

export const torchUpdates: readonly TorchUpdates[] = updatesFixture.updates.map(
  ({ options, losses, ...weights }) => ({
    ...weights,
    losses,
    work: workOfFixture(updatesFixture, options),
    learningRate: updatesFixture.learning_rate,
    batches: losses.map((_, step) => batchOf(updatesFixture, step)),
  }),
)

function workOfFixture(fixture: UpdatesFixture, options: Partial<UpdateOptions>): Work {
  const [inputs, ...widths] = fixture.widths
  return workOf({
    inputs,
    hidden: widths.slice(0, -1),
    rows: {
      inputs,
      encoded: Float32Array.from(fixture.rows),
      labels: Float32Array.from(fixture.labels),
    },
    start: toWeights(fixture),
    options: { ...PLAIN_UPDATE, ...options },
  })
}

function toWeights({ widths, start }: UpdatesFixture): NetworkWeights {
  return widths.slice(1).map((units, layer) => ({
    inputs: widths[layer],
    units,
    kernel: Float32Array.from(start[2 * layer]),
    bias: Float32Array.from(start[2 * layer + 1]),
  }))
}

function batchOf({ batch, labels }: UpdatesFixture, step: number): Int32Array {
  return Int32Array.from({ length: batch }, (_, row) => (step * batch + row) % labels.length)
}

function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8'))
}
