/** Adam, and nothing beside it. */

import type { UpdateOptions } from '../../trainer/model/learner.ts'

export const PLAIN_UPDATE: UpdateOptions = {
  classWeights: [1, 1],
  l2: 0,
  weightDecay: 0,
  clipNorm: null,
  emaMomentum: null,
}
