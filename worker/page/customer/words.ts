/** What the room "Try a customer" says. */

import type { JudgedReason, Verdict } from '../../../shared/decision.ts'
import type { Band } from '../../../shared/score.ts'

/** What a feature takes, with its bounds as the viewer writes them. */
export interface Rule {
  readonly kind: 'integer' | 'number' | 'category'
  readonly min?: string
  readonly max?: string
  /** The names there are; absent: any. */
  readonly names?: readonly string[]
}

export interface FieldWords {
  readonly slider: (feature: string) => string
  readonly notKnown: string
  readonly trained: (from: string, to: string) => string
  readonly neverTrained: string
  readonly beyond: string
  readonly newName: string
  readonly countsAsMissing: string
  readonly choose: string
  readonly another: string
  readonly anotherName: (feature: string) => string
  /** @param received What the field holds, in quotes; null: nothing. */
  readonly issue: (rule: Rule, received: string | null) => string
}

export interface FormWords {
  readonly title: string
  readonly typical: string
  readonly copyLink: string
  readonly copied: string
  readonly notCopied: string
}

export interface ScoreWords {
  readonly title: string
  readonly probability: string
  /** Stands while there is no score yet. */
  readonly waiting: string
  /** Where fields are marked: there is no score yet, or one of the values before. */
  readonly mend: string
  readonly mendForNew: string
  readonly rank: (share: string) => string
  readonly bands: Readonly<Record<Band, string>>
  readonly decisions: Readonly<Record<Verdict, string>>
  /** What is said aloud once the score rests. */
  readonly spoken: (score: {
    readonly probability: string
    readonly rank: string
    readonly band: string
    readonly decision: string
  }) => string
}

export interface RankWords {
  readonly title: string
  readonly axis: string
  readonly alt: (rank: string) => string
  readonly legend: string
  readonly bandRule: (starts: { readonly medium: string; readonly high: string }) => string
  readonly bandNames: Readonly<Record<Band, string>>
}

export interface DecisionWords {
  readonly title: string
  readonly reasons: Readonly<Record<JudgedReason, string>>
  readonly degraded: {
    readonly problem: (decision: string) => string
    readonly feature: (feature: string, decision: string) => string
  }
  readonly profit: string
  readonly leastProfit: string
  /** In place of a least profit that nobody can reach. */
  readonly neverWorthIt: string
  readonly leastProbability: string
  readonly noProfit: string
  readonly content: string
  readonly noContent: string
  readonly note: string
}

export interface ReasonsWords {
  readonly title: string
  readonly introduction: string
  readonly start: string
  readonly end: string
  readonly none: string
  readonly nothing: (features: string) => string
  /** Stands over them where they are many. */
  readonly manyNothing: (count: number) => string
  readonly sum: (figures: {
    readonly sum: string
    readonly hers: string
    readonly typical: string
  }) => string
  readonly methods: { readonly exact: string; readonly sampled: string }
  readonly noCauses: string
  readonly imputed: (features: string) => string
  readonly unseen: (features: string) => string
}

export interface CustomerWords {
  readonly title: string
  readonly introduction: string
  readonly privacy: string
  readonly form: FormWords
  readonly field: FieldWords
  readonly score: ScoreWords
  readonly rank: RankWords
  readonly decision: DecisionWords
  readonly reasons: ReasonsWords
}
