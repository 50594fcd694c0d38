/** What the room "Model" says. */

export interface ModelWords {
  readonly title: string
}
