/** Encoded inputs, looked at by name. */

import { inputNames, type PreprocessingParameters } from '../../shared/preprocessing.ts'

/** The columns of a row-major matrix of encoded customers, by the names of the inputs. */
export function columnsByName(
  parameters: PreprocessingParameters,
  encoded: Float32Array,
): Readonly<Record<string, readonly number[]>> {
  const names = inputNames(parameters)
  return Object.fromEntries(
    names.map((name, column) => [
      name,
      Array.from(encoded.filter((_, position) => position % names.length === column)),
    ]),
  )
}
