/** A model as Keras 3 saves it: a zip of its architecture and its weights. */

import { strFromU8 } from 'fflate'
import type { Group } from 'h5wasm'
import { groupAt, readHdf5, type SavedVariable, variableAt } from './hdf5-reader.ts'
import { parseModelConfig, type SavedLayer } from './keras-config.ts'
import { unzipFiles } from './zip-reader.ts'

const CONFIG = 'config.json'
const WEIGHTS = 'model.weights.h5'

/**
 * The model's layers from input to output.
 *
 * @throws Failure `invalid-usage` when the file is damaged, or not a chain of layers.
 */
export async function readKerasArchive(bytes: Uint8Array): Promise<SavedLayer[]> {
  const files = unzipFiles(bytes, [CONFIG, WEIGHTS])
  const layers = parseModelConfig(strFromU8(files[CONFIG]))
  const keys = variableKeys(layers.map(({ className }) => className))
  return readHdf5(files[WEIGHTS], (file) =>
    layers.map((layer, index) => ({
      ...layer,
      variables: variablesOf(groupAt(file, `layers/${keys[index]}/vars`)),
    })),
  )
}

/**
 * Under what a layer's weights are stored: its class, and its place among the layers of that
 * class (`dense`, `dense_1`), whatever the layer is called.
 */
function variableKeys(classNames: readonly string[]): string[] {
  const counts = new Map<string, number>()
  return classNames.map((className) => {
    const key = toSnakeCase(className)
    const count = counts.get(key) ?? 0
    counts.set(key, count + 1)
    return count === 0 ? key : `${key}_${count}`
  })
}

/** As keras/src/utils/naming.py: `BatchNormalization` is `batch_normalization`. */
function toSnakeCase(name: string): string {
  return name
    .replaceAll(/\W+/g, '')
    .replaceAll(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
}

function variablesOf(group: Group | null): SavedVariable[] {
  const variables: SavedVariable[] = []
  while (group !== null) {
    const variable = variableAt(group, String(variables.length))
    if (variable === null) break
    variables.push(variable)
  }
  return variables
}
