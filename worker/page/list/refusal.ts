/** Why a list cannot be scored at all, found before anything is sent. */

export type Refusal =
  /** There is nothing in it, or nothing but blank lines. */
  | { readonly kind: 'empty' }
  /** A header and no customers. */
  | { readonly kind: 'no_customers' }
  /** A spreadsheet as Excel and others save it. */
  | { readonly kind: 'workbook' }
  | { readonly kind: 'binary' }
  /** Text in an encoding that cannot be told, such as Latin-1. */
  | { readonly kind: 'encoding' }
  /** A quote that is never closed, so that all that follows is one cell. */
  | { readonly kind: 'open_quote'; readonly line: number }
  | { readonly kind: 'long_row'; readonly line: number }
  | {
      readonly kind: 'lacking_columns'
      readonly lacking: readonly string[]
      readonly received: readonly string[]
    }
  /** A column that the model takes, twice: nobody can tell which one counts. */
  | { readonly kind: 'repeated_columns'; readonly columns: readonly string[] }
  /** The browser could not read the file: it was moved, or is being written. */
  | { readonly kind: 'unreadable' }

/** Thrown while a list is read, to be told to the viewer. */
export class RefusedList extends Error {
  override readonly name = 'RefusedList'
  readonly refusal: Refusal

  constructor(refusal: Refusal, options: { cause?: unknown } = {}) {
    super(`The list cannot be scored: ${refusal.kind}.`, options)
    this.refusal = refusal
  }
}
