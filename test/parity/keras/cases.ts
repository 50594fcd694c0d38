/** Small networks that Keras made, with the files that it and we wrote of them. */

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Network, NetworkWeights } from '../../../trainer/model/network.ts'

export interface KerasCase {
  readonly name: string
  readonly network: Network
  readonly l2: number
  readonly weights: NetworkWeights
  /** Inputs of a few rows, shape `[rows, inputs]`. */
  readonly rows: Float32Array
  /** What Keras predicts for them with its own model. */
  readonly probabilities: readonly number[]
}

type FixtureFile =
  | 'by-keras.keras'
  | 'by-keras.h5'
  | 'by-presend.keras'
  | 'by-presend.h5'
  | 'saved_model.pb'

/** What make-fixtures.py writes. */
interface Fixture {
  readonly inputs: number
  readonly hidden: readonly number[]
  readonly dropout: number
  readonly l2: number
  readonly layers: readonly {
    readonly kernel: readonly (readonly number[])[]
    readonly bias: readonly number[]
  }[]
  readonly rows: readonly (readonly number[])[]
  readonly probabilities: readonly number[]
}

// Written by our own script, so its shape is taken on trust.
const fixtures = JSON.parse(read('networks.json').toString()) as Record<string, Fixture>

export const kerasCases: readonly KerasCase[] = Object.entries(fixtures).map(
  ([name, { inputs, hidden, dropout, l2, layers, rows, probabilities }]) => ({
    name,
    network: { inputs, hidden, dropout },
    l2,
    weights: layers.map(({ kernel, bias }) => ({
      inputs: kernel.length,
      units: bias.length,
      kernel: Float32Array.from(kernel.flat()),
      bias: Float32Array.from(bias),
    })),
    rows: Float32Array.from(rows.flat()),
    probabilities,
  }),
)

export function fixturePath(name: string, file: FixtureFile): string {
  return fileURLToPath(new URL(`./fixtures/${name}/${file}`, import.meta.url))
}

export function fixtureBytes(name: string, file: FixtureFile): Uint8Array {
  return new Uint8Array(readFileSync(fixturePath(name, file)))
}

/** What real Keras, or TensorFlow, was seen to predict for the rows with the file we wrote. */
export function seenProbabilities(name: string, file: FixtureFile): readonly number[] {
  return JSON.parse(read('seen.json').toString())[name][file]
}

function read(file: string): Buffer {
  return readFileSync(new URL(`./fixtures/${file}`, import.meta.url))
}
