/** What pictures say, which a language fills in. */

import type { FormatFigure } from '../../shared/figure-format.ts'

export interface PlotWords {
  readonly format: FormatFigure
  /** A number with so many digits after the point. */
  readonly decimal: (value: number, decimals: number) => string
  readonly missing: string
  readonly reliability: {
    readonly title: string
    /** @param rows Of each bin, as written. */
    readonly subtitle: (bins: number, rows: string) => string
    readonly x: string
    readonly y: string
    readonly perfect: string
    readonly observed: string
  }
  readonly lift: {
    readonly title: string
    readonly x: string
    readonly y: string
    readonly average: string
  }
  readonly gains: {
    readonly title: string
    readonly x: string
    readonly y: string
    readonly model: string
    readonly perfect: string
    readonly random: string
  }
  readonly profit: {
    readonly title: string
    readonly x: string
    readonly y: string
    readonly chosen: string
    readonly everyone: string
    readonly budget: string
    readonly curve: string
    /** Neither profit nor loss. */
    readonly zero: string
  }
  readonly importance: {
    readonly title: string
    readonly x: string
    /** How many features are drawn, of how many. */
    readonly strongest: (drawn: number, features: number) => string
  }
  readonly dependence: {
    readonly title: string
    readonly subtitle: string
    readonly y: string
  }
  readonly groups: {
    readonly title: string
    readonly subtitle: string
    readonly rocAuc: string
    readonly rates: string
    readonly predicted: string
    readonly observed: string
    readonly tooFew: string
  }
  readonly history: {
    readonly title: string
    readonly loss: string
    readonly lossUnit: string
    readonly accuracy: string
    readonly accuracyUnit: string
    readonly training: string
    readonly validation: string
    readonly epoch: string
    /** @param epoch From 1. @param figure Of validation rows, as written. */
    readonly best: (epoch: number, figure: string) => string
    /** @param best From 1. @param networks How many the lines are the mean of. */
    readonly summary: (run: {
      readonly epochs: number
      readonly best: number
      readonly stoppedEarly: boolean
      readonly networks: number
    }) => string
  }
}
