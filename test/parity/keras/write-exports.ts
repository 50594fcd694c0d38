/** Writes our exports of the networks in fixtures/networks.json: make-fixtures.py runs this. */

import { writeFileSync } from 'node:fs'
import { encodeKeras } from '../../../trainer/export/keras.ts'
import { encodeKerasH5 } from '../../../trainer/export/keras-h5.ts'
import { encodeSavedModel } from '../../../trainer/export/saved-model.ts'
import { fixturePath, kerasCases } from './cases.ts'

for (const { name, network, weights, l2 } of kerasCases) {
  writeFileSync(fixturePath(name, 'by-presend.keras'), await encodeKeras(network, weights, { l2 }))
  writeFileSync(fixturePath(name, 'by-presend.h5'), await encodeKerasH5(network, weights, { l2 }))
  writeFileSync(fixturePath(name, 'saved_model.pb'), encodeSavedModel(weights))
}
