/** Opens a bundle as it lies on disk and proves that it computes what the trainer tested. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { io } from '@tensorflow/tfjs-core'
import { BUNDLE_FILES, type Bundle, parseBundle, parseBundleFile } from '../../shared/bundle.ts'
import { Failure } from '../../shared/failure.ts'
import { type Figures, figuresDocument } from '../../shared/figures.ts'
import { findGoldenDifferences } from '../../shared/golden-rows.ts'
import { loadGraphScorer } from '../model/graph-scorer.ts'
import { sha256, versionOf } from './bundle.ts'

export interface BundleOnDisk extends Bundle {
  readonly figures: Figures
  readonly graph: io.ModelArtifacts
}

/**
 * Reads a bundle, checks each file against the manifest's hash and the manifest against its own.
 *
 * @throws Failure `invalid-bundle`, naming the file, and the field where that is wrong.
 */
export async function readBundle(folder: string): Promise<BundleOnDisk> {
  const bytes = new Map<string, Buffer>()
  for (const file of Object.values(BUNDLE_FILES)) bytes.set(file, await readPart(folder, file))
  const document = (file: string): unknown => parseJson(folder, file, bytes.get(file))
  const bundle = parseBundle({
    manifest: document(BUNDLE_FILES.manifest),
    preprocessing: document(BUNDLE_FILES.preprocessing),
    golden: document(BUNDLE_FILES.golden),
  })
  for (const file of Object.values(BUNDLE_FILES)) {
    if (file === BUNDLE_FILES.manifest) continue
    const received = sha256(bytes.get(file) ?? '')
    const expected = bundle.manifest.files[file]
    if (received !== expected) {
      throw new Failure(
        'invalid-bundle',
        `${join(folder, file)} is damaged. Expected SHA-256 ${expected}. Received ${received}.`,
      )
    }
  }
  const { version } = bundle.manifest
  const received = versionOf(bundle.manifest)
  if (received !== version) {
    throw new Failure(
      'invalid-bundle',
      `${join(folder, BUNDLE_FILES.manifest)} is damaged. Expected version ${version}. ` +
        `Received the contents of ${received}.`,
    )
  }
  const { weightsManifest, ...topology } = document(BUNDLE_FILES.graph) as io.ModelJSON // hashed
  return {
    ...bundle,
    figures: parseBundleFile(BUNDLE_FILES.figures, figuresDocument, document(BUNDLE_FILES.figures)),
    graph: {
      ...topology,
      weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
      weightData: Uint8Array.from(bytes.get(BUNDLE_FILES.weights) ?? []).buffer,
    },
  }
}

/**
 * Reloads a bundle with the WASM backend and replays its golden rows.
 *
 * @throws Failure `invalid-bundle` when it cannot be read, `gate` when a row comes out otherwise.
 */
export async function verifyBundle(folder: string): Promise<void> {
  const { manifest, preprocessing, golden, graph } = await readBundle(folder)
  const scorer = await loadGraphScorer(graph)
  try {
    const differences = findGoldenDifferences(golden, {
      schema: manifest.schema,
      preprocessing,
      computeLogits: scorer.computeLogits,
    })
    if (differences.length > 0) {
      throw new Failure('gate', `The bundle does not reproduce its training. ${differences[0]}`)
    }
  } finally {
    scorer.dispose()
  }
}

async function readPart(folder: string, file: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, file))
  } catch (error) {
    throw new Failure(
      'invalid-bundle',
      `Expected a bundle in ${folder}. Received none: no ${file}.`,
      {
        cause: error,
      },
    )
  }
}

function parseJson(folder: string, file: string, bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(String(bytes))
  } catch (error) {
    throw new Failure('invalid-bundle', `Expected JSON in ${join(folder, file)}. ${error}.`, {
      cause: error,
    })
  }
}
