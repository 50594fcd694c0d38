/** What a log may say of an error. */

/** Its name: the message could quote a customer. */
export function nameOfError(error: unknown): string {
  return error instanceof Error ? error.name : 'an unknown failure'
}
