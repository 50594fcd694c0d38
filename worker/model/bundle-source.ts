/** The edge bundle's files, taken in when the worker is built. */

import golden from '#edge/golden.json'
import manifest from '#edge/manifest.json'
import graph from '#edge/model.json'
import preprocessing from '#edge/preprocessing.json'
import weights from '#edge/weights.bin'

/** Untrusted until `parseBundle` and the graph loader have read them. */
export const bundleSource = { manifest, preprocessing, golden, graph, weights }
