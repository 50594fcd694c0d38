/** What an email platform's dialect looks like: each file beside this one is one of them. */

import type { Scope } from '../../shared/api-key.ts'
import type { DecideCall } from '../decisions/call.ts'
import type { Decision } from '../decisions/decision.ts'
import type { SignedRequest } from '../signatures/signature.ts'
import type { ConfiguredSignature } from '../signatures/signing-secrets.ts'
import type { KlaviyoProfiles } from './klaviyo-profiles.ts'

/** What a platform asked. */
export interface PlatformCall {
  readonly call: DecideCall
  /**
   * The platform's id of this message, the same on every retry; null where its body has none (its
   * signature may).
   */
  readonly messageId: string | null
  /** The platform's account, where it says whose call it is: part of every decision's id. */
  readonly account: string | null
}

/** What a platform gets to read. */
export interface PlatformAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

/** Writes the decision of a call where the platform can read it. */
export type PlatformWriteBack = (
  decision: Decision,
  platformCall: PlatformCall,
  profiles: KlaviyoProfiles,
) => Promise<void>

export interface Platform {
  /** As it stands in the address: `/v1/platforms/NAME/decide`. */
  readonly name: string
  readonly method: 'GET' | 'POST'
  /** What `/openapi.json` calls the body; absent: the platform has words of its own for it. */
  readonly bodySchema?: 'DecideCall'
  /** What a key must allow, where calls are not signed. */
  readonly scope: Scope
  /** Null: the platform signs nothing, it sends a key. */
  readonly signature: ConfiguredSignature | null
  /** @throws ProblemFailure 400 for what cannot be read, 413 for too many customers. */
  read(request: SignedRequest): PlatformCall
  /**
   * @param decisions One for each of the call's customers, in their order; none where they are
   *   written back: then the answer says that the call was accepted.
   */
  render(decisions: readonly Decision[], call: DecideCall, request: SignedRequest): PlatformAnswer
  /** For a platform that reads no answer: it is answered at once, and written to later. */
  readonly writeBack?: PlatformWriteBack
}
