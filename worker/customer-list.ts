/** How many customers a call may ask about. */

import { malformed, ProblemFailure, problemOf } from './problems.ts'

export const MOST_CUSTOMERS = 1000

/** One explanation asks the network some hundred times. */
export const MOST_EXPLAINED = 20

/** @throws ProblemFailure 400 for what is no list, 413 for too many customers. */
export function readCustomers(pointer: string, customers: unknown): readonly unknown[] {
  if (!Array.isArray(customers)) throw malformed(pointer, 'a list of objects', customers)
  if (customers.length <= MOST_CUSTOMERS) return customers
  throw new ProblemFailure(
    problemOf(
      'too-large',
      `Expected at most ${MOST_CUSTOMERS} customers. Received ${customers.length}.`,
    ),
  )
}

/** @throws ProblemFailure 400 where a call that needs reasons has too many customers. */
export function requireFewEnough(customers: number): void {
  if (customers <= MOST_EXPLAINED) return
  throw new ProblemFailure(
    problemOf(
      'malformed-body',
      `Expected at most ${MOST_EXPLAINED} customers where scores are to be explained. ` +
        `Received ${customers}.`,
    ),
  )
}
