/**
 * The project's own engine as a contestant: ours.
 *
 *     node simd.ts DATA_FOLDER
 */

import { loadKernels } from '../../../trainer/engine/compile.ts'
import { simdEngine } from '../../../trainer/engine/simd-learner.ts'
import { answerRequests, ownEngine } from './answer-requests.ts'

await answerRequests(async () => ownEngine('Presend', simdEngine(await loadKernels())))
