/** The contestant's side of the conversation in ../contestant.ts, in TypeScript. */

import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Failure } from '../../../shared/failure.ts'
import type { CreateLearner } from '../../../trainer/model/learner.ts'
import type { NetworkWeights } from '../../../trainer/model/network.ts'
import { type TrainingJob, trainNetwork } from '../../../trainer/model/training.ts'
import { forwardPass } from '../../helpers/forward-pass.ts'
import { PLAIN_UPDATE } from '../../helpers/plain-update.ts'
import type { Answer, Request, Training } from '../contestant.ts'
import { type BenchmarkData, firstRows, readData } from '../data.ts'

interface Engine {
  readonly name: string
  train(data: BenchmarkData, training: Training): Promise<NetworkWeights>
}

/** An engine of the project's own. */
export function ownEngine(name: string, createLearner: CreateLearner): Engine {
  return {
    name,
    train: async (data, training) =>
      (await trainNetwork(toJob(data, training), createLearner)).weights,
  }
}

/**
 * Answers until stdin ends.
 *
 * @param open Starts the engine. Where that throws a `Failure`, the contestant is missing.
 */
export async function answerRequests(open: () => Promise<Engine>): Promise<void> {
  console.log = console.error // what libraries print is no answer
  const data = await readData(process.argv.at(-1) ?? '')
  const engine = await open().catch(reportMissing)
  if (engine === null) return
  answer({ ready: engine.name })
  let weights: NetworkWeights = []
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line) as Request // from ../contestant.ts
    if ('train' in request) {
      const start = performance.now()
      weights = await engine.train(data, request.train)
      answer({ seconds: (performance.now() - start) / 1000 })
    } else {
      const probabilities = forwardPass(weights, data.test.encoded)
      await writeFile(request.predict, Float32Array.from(probabilities))
      answer({ rows: probabilities.length })
    }
  }
}

function toJob({ train, test }: BenchmarkData, training: Training): TrainingJob {
  const { hidden, dropout, seed, epochs, batch_size: batchSize, learning_rate: peak } = training
  return {
    network: { inputs: train.inputs, hidden, dropout },
    train: firstRows(train, training.rows),
    validation: firstRows(test, 1), // peers have none: as few as there can be
    options: {
      epochs,
      batchSize,
      schedule: { name: 'constant', peak, warmup: 0 },
      patience: null,
      ...PLAIN_UPDATE,
    },
    seed,
    member: 0,
  }
}

function answer(message: Answer): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

function reportMissing(error: unknown): null {
  if (!(error instanceof Failure)) throw error
  answer({ missing: error.message })
  return null
}
