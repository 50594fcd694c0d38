/** What the room "Score a list" says. */

export interface ListWords {
  readonly title: string
}
