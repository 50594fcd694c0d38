/** A request of the Open Inference Protocol that cannot be answered. */

/** Thrown where the request is at fault, with the status that says so. */
export class InferenceFailure extends Error {
  override readonly name = 'InferenceFailure'
  readonly status: 400 | 404 | 413

  constructor(message: string, status: 400 | 404 | 413 = 400) {
    super(message)
    this.status = status
  }
}
