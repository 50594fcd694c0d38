/** What a run needs from the world around it. */

export interface TrainServices {
  readonly print: (line: string) => void
  readonly isTerminal: boolean
  readonly now: () => Date
}
