/** What a scheme of signed requests looks like: each file beside this one is one of them. */

/** A request as it came in, before anything of it was parsed. */
export interface SignedRequest {
  readonly method: string
  /** The address that the sender called: scheme, host, path and query, in its own spelling. */
  readonly url: string
  readonly headers: Headers
  readonly body: Uint8Array
}

/** A part of a request that a signature protects: whoever changes it is found out. */
export type SignedPart = 'method' | 'url' | 'body' | 'timestamp' | 'id'

export type Verdict =
  | {
      readonly ok: true
      /** The sender's id of this message, the same on every retry; null where it has none. */
      readonly messageId: string | null
    }
  | {
      readonly ok: false
      /** What was expected and what was received; quotes no secret and no signature. */
      readonly reason: string
    }

export interface SignatureScheme {
  /** What the signature covers. All other parts can be changed without being found out. */
  readonly covers: readonly SignedPart[]
  /** How far the signed timestamp may be from now, in seconds; null where none is signed. */
  readonly toleranceSeconds: number | null
  /**
   * @param secrets Those that are active, several while they are rotated: one of them must match.
   * @param now For the timestamp.
   */
  verify(request: SignedRequest, secrets: readonly string[], now: Date): Promise<Verdict>
}
