/** Puts the edge bundle together: every file's content, hashed, with a manifest on top. */

import { createHash } from 'node:crypto'
import type { io } from '@tensorflow/tfjs-core'
import { BUNDLE_FILES, BUNDLE_FORMAT, type Manifest } from '../../shared/bundle.ts'
import type { Figures } from '../../shared/figures.ts'
import type { GoldenRow } from '../../shared/golden-rows.ts'
import type { PreprocessingParameters } from '../../shared/preprocessing.ts'
import type { Content } from '../staging.ts'
import { toGraphFiles } from './graph-model.ts'

/** What a bundle is made of. */
export interface BundleParts extends Omit<Manifest, 'format' | 'version' | 'files' | 'trained_at'> {
  readonly graph: io.ModelArtifacts
  readonly preprocessing: PreprocessingParameters
  readonly golden: readonly GoldenRow[]
  readonly figures: Figures
  readonly trainedAt: Date
}

export interface AssembledBundle {
  readonly files: Readonly<Record<string, Content>>
  readonly version: string
}

/**
 * Lays the bundle's files out. Its version is a hash of all that its answers depend on, so the
 * same model has the same version, whenever and wherever it was trained.
 */
export function assembleBundle(parts: BundleParts): AssembledBundle {
  const { graph, preprocessing, golden, figures, trainedAt, ...rest } = parts
  const { schema, reference_scores, reference_customer, ...described } = rest
  const { topology, weights } = toGraphFiles(graph)
  const files = {
    [BUNDLE_FILES.graph]: topology,
    [BUNDLE_FILES.weights]: weights,
    [BUNDLE_FILES.preprocessing]: toJson(preprocessing),
    [BUNDLE_FILES.golden]: toJson(golden),
    [BUNDLE_FILES.figures]: toJson(figures),
  }
  const hashes = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [name, sha256(content)]),
  )
  const answering = { files: hashes, schema, reference_scores, reference_customer }
  const version = versionOf(answering)
  const manifest: Manifest = {
    format: BUNDLE_FORMAT,
    version,
    trained_at: trainedAt.toISOString(),
    ...described,
    ...answering,
  }
  return { files: { ...files, [BUNDLE_FILES.manifest]: toJson(manifest) }, version }
}

/**
 * A hash of what a bundle's answers depend on, whatever the order of its keys. Figures are no part
 * of that: they only tell of the model.
 */
export function versionOf({
  files,
  schema,
  reference_scores,
  reference_customer,
}: Pick<Manifest, 'files' | 'schema' | 'reference_scores' | 'reference_customer'>): string {
  const { [BUNDLE_FILES.figures]: _, ...answeringFiles } = files
  const answering = { files: answeringFiles, schema, reference_scores, reference_customer }
  const sorted = JSON.stringify(answering, sortKeys)
  return sha256(sorted).slice(0, 16)
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function sha256(content: Content): string {
  return createHash('sha256').update(content).digest('hex')
}

function toJson(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`
}
