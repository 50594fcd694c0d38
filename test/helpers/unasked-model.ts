/** A model that is well and describes itself, but that nobody asks for a score. */

import type { Manifest } from '../../shared/bundle.ts'
import type { ModelState } from '../../worker/model/model.ts'
import { describedManifest } from './described-model.ts'

export interface UnaskedModelOptions {
  /** What its manifest has otherwise than that of a described model. */
  readonly manifest?: Partial<Manifest>
  readonly figures?: string
}

export function unaskedModel({ manifest, figures = '{}' }: UnaskedModelOptions = {}): ModelState {
  const model = {
    manifest: { ...describedManifest(), ...manifest },
    preprocessing: { features: [] },
    golden: [],
    figures,
    computeLogits: (): never => {
      throw new Error('Expected nobody to ask for a score.')
    },
    countTensors: () => 0,
  }
  return { ok: true, model }
}
