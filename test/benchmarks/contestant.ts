/**
 * A contestant: a process that stays alive, trains when told to and says how long it took. Both
 * sides speak JSON, one object a line; its first line is `ready` or `missing`.
 */

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A training from scratch, as it travels to the contestant. */
export interface Training {
  readonly hidden: readonly number[]
  readonly batch_size: number
  readonly dropout: number
  readonly learning_rate: number
  readonly seed: number
  readonly epochs: number
  /** How many of the training rows, from the first on, make an epoch. */
  readonly rows: number
}

/** `train` trains a network from scratch; `predict` writes its test probabilities to a file. */
export type Request = { readonly train: Training } | { readonly predict: string }

export type Answer =
  | { readonly ready: string }
  | { readonly missing: string }
  | { readonly seconds: number }
  | { readonly rows: number }

/** How to start a contestant. */
export interface Launch {
  readonly command: string
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

export interface Contestant {
  /** What it calls itself, with its version. */
  readonly name: string
  /** Seconds of training alone, without imports, reading and building. */
  train(training: Training): Promise<number>
  /** Writes the probability of each test row, by the network last trained, as float32. */
  predict(file: string): Promise<void>
  stop(): void
}

/** How much of what a contestant printed last goes into an error. */
const REMEMBERED_CHARACTERS = 2000

/**
 * Starts a contestant on a folder of data, the last of its arguments.
 *
 * @returns The contestant, or why it cannot take part.
 * @throws Error when it ends or answers out of turn; so do the contestant's own functions.
 */
export async function startContestant(
  { command, args, environment }: Launch,
  folder: string,
): Promise<Contestant | { readonly missing: string }> {
  const child = spawn(command, [...args, folder], { env: { ...process.env, ...environment } })
  const nextAnswer = readAnswers(child)
  const ask = (request: Request): Promise<Answer> => {
    child.stdin.write(`${JSON.stringify(request)}\n`)
    return nextAnswer()
  }
  const first = await nextAnswer()
  if ('missing' in first) return first
  if (!('ready' in first)) throw unexpected('"ready" or "missing"', first)
  return {
    name: first.ready,
    async train(training) {
      const answer = await ask({ train: training })
      if ('seconds' in answer) return answer.seconds
      throw unexpected('"seconds"', answer)
    },
    async predict(file) {
      const answer = await ask({ predict: file })
      if (!('rows' in answer)) throw unexpected('"rows"', answer)
    },
    stop: () => child.stdin.end(),
  }
}

/** Gives the answers one by one. A command that does not exist is a `missing` contestant. */
function readAnswers(child: ChildProcessWithoutNullStreams): () => Promise<Answer> {
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  let printed = ''
  let missing: string | null = null
  child.stderr.on('data', (text: Buffer) => {
    printed = (printed + text).slice(-REMEMBERED_CHARACTERS)
  })
  child.on('error', ({ message }) => {
    missing = message
  })
  child.stdin.on('error', () => {}) // it ended: the missing answer tells
  return async () => {
    const { value, done } = await lines.next()
    if (!done) return JSON.parse(value) as Answer // by our own scripts
    if (missing !== null) return { missing }
    throw new Error(
      `Expected an answer of ${child.spawnargs.join(' ')}. Received its end.\n${printed}`,
    )
  }
}

function unexpected(expected: string, answer: Answer): Error {
  return new Error(`Expected ${expected}. Received ${JSON.stringify(answer)}.`)
}
