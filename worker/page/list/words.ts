/** What the room "Score a list" says. */

import type { FieldIssue } from '../../../shared/customer-record.ts'
import type { Feature } from '../../../shared/schema.ts'
import type { Trouble } from '../session/api.ts'
import type { Refusal } from './refusal.ts'

/** Counts come written in the reader's language. */
export interface ListWords {
  readonly title: string
  readonly intro: string
  readonly file: {
    readonly label: string
    readonly hint: string
  }
  readonly rules: {
    readonly title: string
    readonly sent: string
    readonly mayLack: string
    readonly privacy: string
    readonly objected: string
    readonly decisions: string
    readonly scoresOnly: string
  }
  readonly replace: {
    /** @param next The file that was dropped. */
    readonly title: (next: string) => string
    readonly underWay: (name: string) => string
    readonly ended: (name: string) => string
    readonly yes: string
    readonly no: string
  }
  readonly checking: (name: string) => string
  readonly rowsSoFar: (rows: string) => string
  readonly scoring: (name: string) => string
  readonly progress: (done: string, rows: string) => string
  readonly waiting: (trouble: Trouble, seconds: number) => string
  readonly meanwhile: string
  readonly cancel: string
  readonly goOn: string
  readonly putAway: string
  readonly refusedTitle: (name: string) => string
  readonly refusal: (refusal: Refusal) => string
  readonly expectedColumns: string
  readonly receivedColumns: string
  readonly unnamed: string
  readonly more: (count: string) => string
  readonly stopped: (done: string) => string
  readonly done: (name: string) => string
  readonly cancelled: (name: string) => string
  readonly failed: (name: string) => string
  readonly failedAdvice: string
  readonly nothingYet: string
  /** @param written The same number in the reader's language. */
  readonly took: (rows: number, written: string, seconds: string) => string
  readonly lacking: (names: string) => string
  readonly downloadList: string
  readonly downloadPart: string
  readonly downloadBadRows: (count: string) => string
  readonly summary: {
    readonly scored: string
    readonly mean: string
    readonly sends: string
    readonly holds: string
    readonly heldObjectors: (count: string) => string
    readonly profit: string
    readonly undecided: string
    readonly bad: string
  }
  readonly tenths: {
    readonly caption: string
    readonly percentile: string
    readonly customers: string
    readonly share: string
    readonly range: (from: number, to: number) => string
  }
  readonly badRows: {
    readonly title: string
    readonly firstOnly: (shown: string, all: string) => string
    readonly line: string
    readonly reason: string
    readonly cells: (expected: number, received: number) => string
    /** @param feature The one that the issue is about; undefined where the worker named no other. */
    readonly issue: (issue: FieldIssue, feature: Feature | undefined) => string
  }
}
