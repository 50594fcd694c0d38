/** What the room "Plan a send" says. */

import type { PolicyFormat } from './policy-text.ts'
import type { SendField } from './send-settings.ts'

/** Ways to choose whom to mail. */
export type Choice = 'chosen' | 'everyone' | 'random' | 'budget' | 'today'

/** Figures of one depth, as written. */
export interface DepthTexts {
  readonly share: string
  readonly sends: string
  readonly conversions: string
  /** With its word: a profit of so much, or a loss. */
  readonly profit: string
}

export interface SendWords {
  readonly title: string
  readonly introduction: string
  readonly fields: {
    readonly legend: string
    readonly labels: Readonly<Record<SendField, string>>
    /** @param rows Test customers, as written. */
    readonly notes: Readonly<Record<SendField, (rows: string) => string>>
    /** Where the policy in force takes an amount from a column. */
    readonly fromColumn: (column: string) => string
    readonly troubles: Readonly<
      Record<'amount' | 'count' | 'ambiguous', (received: string) => string>
    >
    readonly missing: string
    readonly mend: string
  }
  /** Money with its sign in words. */
  readonly profit: (amount: string, isLoss: boolean) => string
  readonly answer: {
    readonly title: string
    /** @param size Customers of the list, as written. */
    readonly some: (plan: DepthTexts, size: string) => string
    readonly limited: (plan: DepthTexts, size: string) => string
    readonly all: (plan: DepthTexts) => string
    readonly nobody: string
    readonly nobodyReaches: (probability: string) => string
    readonly others: (everyone: string, random: string) => string
    readonly everyone: (everyone: string) => string
    readonly rule: (probability: string, share: string) => string
    readonly source: (rows: string) => string
    readonly gain: string
    /** Whether the gain over mailing everyone is beyond chance. */
    readonly certainty: Readonly<Record<'more' | 'less' | 'open', string>>
  }
  readonly chart: {
    readonly title: string
    readonly unit: string
    readonly x: string
    readonly alt: (plan: DepthTexts, everyone: string) => string
    readonly marks: Readonly<Record<Exclude<Choice, 'random'>, string>>
    readonly zero: string
    readonly depth: string
    readonly reading: (depth: DepthTexts) => string
  }
  readonly table: {
    readonly caption: (size: string) => string
    readonly columns: readonly [string, string, string, string, string]
    readonly rows: Readonly<Record<Choice, string>>
    readonly note: string
  }
  readonly today: {
    readonly from: (probability: string) => string
    readonly everyone: string
    readonly nobody: string
    readonly byCustomer: string
    readonly unreadable: string
  }
  readonly holdout: {
    readonly title: string
    readonly introduction: string
    readonly caused: string
    readonly causedReading: (percent: string) => string
    readonly effect: (conversions: string, caused: string, profit: string) => string
    readonly answer: (share: string, leftOut: string, sends: string) => string
    readonly forgone: (conversions: string, profit: string) => string
    readonly saved: (conversions: string, amount: string) => string
    readonly tooFew: (sends: string, least: string, share: string) => string
    readonly nothing: string
    readonly rough: string
    readonly inForce: (share: string) => string
    readonly method: string
  }
  readonly policy: {
    readonly title: string
    readonly introduction: string
    readonly nobody: string
    readonly format: string
    readonly formats: Readonly<Record<PolicyFormat, string>>
    readonly withHoldout: (share: string) => string
    readonly text: string
    readonly copy: string
    readonly copied: string
    /** Where the browser does not let the page copy. */
    readonly selected: string
    readonly lowered: (probability: string) => string
    readonly unreadable: string
    readonly noToml: string
    readonly note: string
  }
}
