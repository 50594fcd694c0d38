/** What an email platform's dialect looks like: each file beside this one is one of them. */

import type { Scope } from '../../shared/api-key.ts'
import type { DecideCall } from '../decisions/call.ts'
import type { Decision } from '../decisions/decision.ts'
import type { SigningSecrets } from '../environment.ts'
import type { SignatureScheme, SignedRequest } from '../signatures/signature.ts'
import type { KlaviyoProfiles } from './klaviyo-profiles.ts'

/** What a platform asked. */
export interface PlatformCall {
  readonly call: DecideCall
  /**
   * The platform's id of this message, the same on every retry; null where its body has none (its
   * signature may).
   */
  readonly messageId: string | null
  /**
   * Part of every decision's id, beside the key's tenant, where the platform says whose call it is;
   * null: the key alone does.
   */
  readonly tenant: string | null
}

/** What a platform gets to read. */
export interface PlatformAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

/** How calls are signed. Once a secret is configured, a call without a signature is refused. */
export interface PlatformSignature {
  readonly scheme: SignatureScheme
  readonly secret: keyof SigningSecrets
}

/** What a platform that reads no answer needs: it is accepted at once, and written to later. */
export interface PlatformWriteBack {
  readonly accepted: PlatformAnswer
  /** Writes the decision of a call where the platform can read it. */
  write(decision: Decision, platformCall: PlatformCall, profiles: KlaviyoProfiles): Promise<void>
}

export interface Platform {
  /** As it stands in the address: `/v1/platforms/NAME/decide`. */
  readonly name: string
  readonly method: 'GET' | 'POST'
  /** What `/openapi.json` calls the body; absent: the platform has words of its own for it. */
  readonly bodySchema?: 'DecideCall'
  /** What a key must allow, where calls are not signed. */
  readonly scope: Scope
  /** Null: the platform signs nothing, it sends a key. */
  readonly signature: PlatformSignature | null
  /** @throws ProblemFailure 400 for what cannot be read, 413 for too many customers. */
  read(request: SignedRequest): PlatformCall
  /** @param decisions One for each of the call's customers, in their order. */
  render(decisions: readonly Decision[], call: DecideCall, request: SignedRequest): PlatformAnswer
  /** Absent: the platform reads the answer. */
  readonly writeBack?: PlatformWriteBack
}
