/** What the room "Model" says. */

import type { QualityBand } from '../../../shared/quality-bands.ts'
import type { Verdict } from '../../../shared/verdict.ts'

export type CandidateName = 'network' | 'logistic_regression' | 'rfm' | 'base_rate'
export type SplitKind = 'random' | 'column' | 'time' | 'groups'

export interface ModelWords {
  readonly title: string
  readonly quality: {
    readonly bands: Readonly<Record<QualityBand, string>>
    readonly score: (score: string, band: string) => string
    readonly topTenth: (rate: string, lift: string) => string
    readonly verdicts: Readonly<Record<Verdict, string>>
    readonly scale: string
    readonly none: string
    readonly noWarnings: string
    readonly beware: string
    readonly weakGroups: (count: number) => string
    readonly leaks: (count: number) => string
    readonly dataWarnings: (count: number) => string
  }
  readonly lift: {
    readonly title: string
    readonly finding: (share: string, recall: string, lift: string) => string
    readonly none: string
    readonly chart: string
    readonly average: string
    readonly x: string
    readonly alt: (first: string, last: string) => string
    readonly table: string
    readonly columns: readonly [string, string, string, string, string, string]
  }
  readonly calibration: {
    readonly title: string
    readonly agreement: (agreeing: number, bins: number) => string
    readonly chart: string
    readonly observed: string
    readonly perfect: string
    readonly x: string
    readonly alt: (agreeing: number, bins: number) => string
    readonly error: string
    readonly table: string
    readonly columns: readonly [string, string, string, string, string]
  }
  readonly drivers: {
    readonly title: string
    readonly introduction: string
    readonly notCausal: string
    readonly none: string
    readonly caption: string
    readonly columns: readonly [string, string, string]
  }
  readonly groups: {
    readonly title: string
    readonly introduction: string
    readonly none: string
    readonly noWarnings: string
    readonly caption: Readonly<Record<'audit' | 'inflatable', (column: string) => string>>
    readonly columns: readonly [string, string, string, string, string]
    readonly predicted: string
    readonly converted: string
    readonly missing: string
    readonly tooFew: string
    readonly warnings: Readonly<Record<'ranking' | 'calibration', string>>
  }
  readonly about: {
    readonly title: string
    readonly version: string
    readonly trained: string
    readonly data: string
    readonly dataOf: (rows: string, share: string) => string
    readonly badRows: (rows: string) => string
    readonly tested: string
    readonly testedOn: (rows: string, positives: string) => string
    readonly splits: Readonly<Record<SplitKind, string>>
    readonly times: string
    readonly timesOf: (train: readonly [string, string], test: readonly [string, string]) => string
    readonly network: string
    readonly networkOf: (sizes: string) => string
    readonly libraries: string
    readonly candidates: string
    readonly candidateColumns: readonly [string, string, string]
    readonly candidateNames: Readonly<Record<CandidateName, string>>
    readonly measures: string
  }
}
