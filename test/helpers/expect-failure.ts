/** Work that must fail as callers are told it does. */

import { expect } from 'vitest'
import { Failure, type FailureCode } from '../../shared/failure.ts'

/** Expects the work, done at once or promised, to end in a `Failure` of this code and message. */
export async function expectFailure(
  work: () => unknown,
  code: FailureCode,
  message: string,
): Promise<void> {
  const outcome = await Promise.resolve()
    .then(work)
    .catch((thrown: unknown) => thrown)
  expect(outcome).toBeInstanceOf(Failure)
  expect(outcome).toMatchObject({ code, message })
}
