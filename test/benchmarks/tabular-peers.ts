/** The models that people train on such tables in Python, run beside ours on the same rows. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { detectDelimiter } from '../../trainer/data/csv-delimiter.ts'
import { runMeasured } from './measured-process.ts'
import { PYTHON } from './python.ts'
import { type Entrant, judge } from './quality-figures.ts'

const SCRIPT = fileURLToPath(new URL('peers/tabular_peers.py', import.meta.url))

/** What the script writes. */
interface PeerDocument {
  /** Of the test rows. */
  readonly labels: readonly number[]
  readonly models: readonly {
    readonly name: string
    readonly runs: readonly {
      readonly seconds: number
      readonly probabilities: readonly number[]
    }[]
  }[]
  /** Why others could not take part. */
  readonly missing: readonly string[]
}

/** A campaign history and the schema drafted for it. */
export interface DraftedFile {
  /** File name, as the README has it. */
  readonly name: string
  readonly history: string
  readonly schema: string
}

/**
 * Runs each peer that this Python has, and judges it as ours is judged.
 *
 * @param seeds How many, from 1 on.
 * @param folder For what the script writes.
 * @throws Error when the script fails.
 */
export async function runTabularPeers(
  { history, schema }: DraftedFile,
  { seeds, folder }: { readonly seeds: number; readonly folder: string },
): Promise<{ readonly entrants: Entrant[]; readonly missing: readonly string[] }> {
  const out = join(folder, 'peers.json')
  const delimiter = await detectDelimiter(history)
  await runMeasured(PYTHON, [SCRIPT, history, delimiter, schema, String(seeds), out], { folder })
  const document = JSON.parse(await readFile(out, 'utf8')) as PeerDocument // by our own script
  const labels = Float32Array.from(document.labels)
  const entrants = document.models.map(({ name, runs }) => ({
    name,
    runs: runs.map(({ seconds, probabilities }) => ({
      ...judge(labels, Float64Array.from(probabilities)),
      seconds,
    })),
    weights: null,
  }))
  return { entrants, missing: document.missing }
}
