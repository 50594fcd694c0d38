/** Which flags of `pnpm train` mean nothing without another one. */

import { Failure } from '../shared/failure.ts'
import type { TrainOptions } from './options.ts'

/** Each with what it needs. */
const COMPANIONS: readonly {
  readonly flag: keyof TrainOptions
  readonly needs: string
  readonly isMissing: (options: TrainOptions) => boolean
}[] = [
  {
    flag: 'warmup',
    needs: '--schedule cosine',
    isMissing: ({ warmup, schedule }) => warmup > 0 && schedule !== 'cosine',
  },
  {
    flag: 'backend',
    needs: '--engine tfjs',
    isMissing: ({ backend, engine }) => backend !== 'auto' && engine !== 'tfjs',
  },
  {
    flag: 'threads',
    needs: '--engine simd',
    isMissing: ({ threads, engine }) => threads !== 'auto' && engine !== 'simd',
  },
]

/** @throws Failure `invalid-usage` when one of these flags was given and would do nothing. */
export function requireConsistentOptions(options: TrainOptions): void {
  for (const { flag, needs, isMissing } of COMPANIONS) {
    if (!isMissing(options)) continue
    throw new Failure(
      'invalid-usage',
      `Expected --${flag} together with ${needs}. ` +
        `Received --${flag} ${options[flag]} without it.`,
    )
  }
}
