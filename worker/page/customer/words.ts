/** What the room "Try a customer" says. */

export interface CustomerWords {
  readonly title: string
}
