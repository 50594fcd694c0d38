/** Opens what `--init_from` names. */

import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import * as v from 'valibot'
import { Failure } from '../../shared/failure.ts'
import { type PreprocessingParameters, preprocessingDocument } from '../../shared/preprocessing.ts'
import { readBundle } from '../export/verification.ts'
import { type EarlierModel, requireFiniteWeights, requireWidth } from './earlier-model.ts'
import { readGraphWeights } from './graph-weights.ts'
import { readKerasModel } from './read-keras-model.ts'

/**
 * Reads an edge bundle's folder, or a `.keras` or `.h5` file.
 *
 * @param path As `--init_from` gives it.
 * @param files.preprocessing A preprocessing.json, for a file of Keras alone: bundles have one.
 * @throws Failure `invalid-usage` when there is no model that can be trained on, `invalid-bundle`
 *   when a bundle is damaged.
 */
export async function readEarlierModel(
  path: string,
  files: { readonly preprocessing: string | null } = { preprocessing: null },
): Promise<EarlierModel> {
  const kind = await kindOf(path)
  if (kind === 'folder') {
    if (files.preprocessing === null) return readEarlierBundle(path)
    throw new Failure(
      'invalid-usage',
      'Expected --init_preprocessing with a .keras file. ' +
        `Received it with ${path}, a bundle, which has its own.`,
    )
  }
  return readEarlierKeras(path, kind, files.preprocessing)
}

async function kindOf(path: string): Promise<'folder' | 'keras' | 'h5'> {
  const found = await stat(path).catch((error: unknown) => {
    throw new Failure(
      'invalid-usage',
      `Expected an earlier model in ${path}. Received none: there is no such file or folder.`,
      { cause: error },
    )
  })
  if (found.isDirectory()) return 'folder'
  const ending = /\.(keras|h5)$/.exec(path)?.[1]
  if (ending === 'keras' || ending === 'h5') return ending
  throw new Failure(
    'invalid-usage',
    `Expected the folder of an edge bundle, or a .keras or .h5 file. Received ${path}.`,
  )
}

async function readEarlierBundle(folder: string): Promise<EarlierModel> {
  const { manifest, preprocessing, graph } = await readBundle(folder)
  const weights = readGraphWeights(graph)
  requireFiniteWeights(weights)
  requireWidth(weights, preprocessing)
  const { dropout } = manifest.training
  return {
    weights,
    preprocessing,
    schema: manifest.schema,
    dropout: typeof dropout === 'number' ? dropout : null,
    origin: `edge bundle ${manifest.version}`,
    notes: [],
  }
}

async function readEarlierKeras(
  path: string,
  format: 'keras' | 'h5',
  preprocessingPath: string | null,
): Promise<EarlierModel> {
  const bytes = new Uint8Array(await readFile(path))
  const { weights, dropout, endsInLogit } = await readKerasModel(bytes, format).catch(
    (error: unknown) => {
      if (!(error instanceof Failure)) throw error
      const message = `${path} is no model to start from. ${error.message}`
      throw new Failure(error.code, message, { cause: error })
    },
  )
  const preprocessing =
    preprocessingPath === null ? null : await readPreprocessing(preprocessingPath)
  if (preprocessing !== null) requireWidth(weights, preprocessing)
  return {
    weights,
    preprocessing,
    schema: null,
    dropout,
    origin: `Keras model ${basename(path)}`,
    notes: endsInLogit ? ['Its last layer is linear: what it gives is taken for the logit.'] : [],
  }
}

async function readPreprocessing(path: string): Promise<PreprocessingParameters> {
  const document = await readFile(path, 'utf8')
    .then((text): unknown => JSON.parse(text))
    .catch((error: unknown) => {
      throw new Failure('invalid-usage', `Expected a preprocessing.json in ${path}. ${error}.`, {
        cause: error,
      })
    })
  const result = v.safeParse(preprocessingDocument, document)
  if (result.success) return result.output
  const [issue] = result.issues
  const where = v.getDotPath(issue) ?? 'the whole file'
  throw new Failure('invalid-usage', `${path}, ${where}: ${issue.message}.`)
}
