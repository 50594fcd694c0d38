/** The errors that Presend throws on purpose, each with a code that callers can act on. */

/**
 * - `invalid-data`: a campaign history that cannot be trained on.
 * - `invalid-schema`: a schema file that does not describe a campaign history.
 * - `invalid-bundle`: an edge bundle that is damaged, too new, or at odds with itself.
 * - `invalid-usage`: a command called with arguments that make no sense.
 * - `gate`: a run that finished but must not be served.
 */
export type FailureCode =
  | 'invalid-data'
  | 'invalid-schema'
  | 'invalid-bundle'
  | 'invalid-usage'
  | 'gate'

/** An expected failure. Its message says what was expected, what was received and where. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: FailureCode

  constructor(code: FailureCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options)
    this.code = code
  }
}
