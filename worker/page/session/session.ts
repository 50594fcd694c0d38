/** What all rooms of the page share: the served model, its figures and policy, and the viewer's key. */

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Figures } from '../../../shared/figures.ts'
import { type PolicyReading, settlePolicy } from '../../../shared/policy.ts'
import type { ServedModel } from '../../../shared/served-model.ts'

export interface Session {
  readonly model: ServedModel
  readonly figures: Figures
  /** As the worker's own: settled from the same parts by the same code. */
  readonly policy: PolicyReading
  readonly apiKey: string | null
  /** Takes a key in place of the one that was refused. */
  readonly enterKey: (key: string) => void
}

export const SessionContext = createContext<Session | null>(null)

/** @throws Error outside of the rooms, which only a mistake in the page's code can bring about. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('Expected a session around the room. Received none.')
  return session
}

export function readPolicy({ policy, schema }: ServedModel): PolicyReading {
  if (policy.problem !== null) return { ok: false, issues: [policy.problem] }
  return settlePolicy(policy.run, [policy.settings], schema)
}
