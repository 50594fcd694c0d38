/** What the room "Plan a send" says. */

export interface SendWords {
  readonly title: string
}
