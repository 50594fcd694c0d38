/** A model in Keras's legacy format: one HDF5 file with the architecture in an attribute. */

import type { Group } from 'h5wasm'
import { Failure } from '../../shared/failure.ts'
import { groupAt, readHdf5, type SavedVariable, variableAt } from './hdf5-reader.ts'
import { parseModelConfig, type SavedLayer } from './keras-config.ts'

/**
 * The model's layers from input to output.
 *
 * @throws Failure `invalid-usage` when the file is damaged, or not a chain of layers.
 */
export function readKerasH5(bytes: Uint8Array): Promise<SavedLayer[]> {
  return readHdf5(bytes, (file) =>
    parseModelConfig(readConfig(file)).map((layer) => ({
      ...layer,
      variables: variablesOf(groupAt(file, `model_weights/${layer.name}`)),
    })),
  )
}

function readConfig(file: Group): string {
  const text = file.attrs.model_config?.value
  if (typeof text === 'string') return text
  throw new Failure(
    'invalid-usage',
    'Expected a whole model. Received weights without an architecture: save it with model.save().',
  )
}

/** A layer's group lists its weights by path: `sequential/dense/kernel`. */
function variablesOf(group: Group | null): SavedVariable[] {
  const names = group?.attrs.weight_names?.value
  if (group === null || !Array.isArray(names)) return []
  return names.flatMap((name) => variableAt(group, String(name)) ?? [])
}
