/** Callers who ask too often are told to wait. */

import type { Caller } from '../access.ts'
import { ProblemFailure, problemOf } from '../problems.ts'
import type { Services } from '../services.ts'

/** @throws ProblemFailure 429. */
export async function requireCalm(
  { name }: Caller,
  isOverRate: Services['isOverRate'],
): Promise<void> {
  if (!(await isOverRate(name))) return
  throw new ProblemFailure(
    problemOf('rate-limited', 'This key has asked too often. Ask again in a minute.'),
    { 'retry-after': '60' },
  )
}
