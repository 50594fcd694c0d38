/** The network as a file for Keras, of the format that its name asks for. */

import type { Network, NetworkWeights } from '../model/network.ts'
import { encodeKeras } from './keras.ts'
import { encodeKerasH5 } from './keras-h5.ts'
import type { KerasOptions } from './keras-layers.ts'

/** @param path Ends in `.h5` for the legacy format; any other ending gives Keras 3's own. */
export function encodeKerasFile(
  path: string,
  network: Network,
  weights: NetworkWeights,
  options: KerasOptions,
): Promise<Uint8Array> {
  const encode = path.endsWith('.h5') ? encodeKerasH5 : encodeKeras
  return encode(network, weights, options)
}
