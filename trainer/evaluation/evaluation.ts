/** Every figure of a run, in one plain object: what the report shows and `metrics.json` holds. */

import type { MailingFigures } from '../../shared/mailing.ts'
import type { DataCheck } from '../data/data-check.ts'
import type { ClassificationReport, ConfusionMatrix } from './classification.ts'
import type { DecileFigures, DepthFigures } from './depths.ts'
import type { Estimate } from './estimate.ts'
import type { ColumnGroups } from './groups.ts'
import type { FeatureImportance } from './importance.ts'
import type { PartialDependence } from './partial-dependence.ts'
import type { ProfitFigures } from './profit.ts'
import type { Quality } from './quality.ts'
import type { Reliability } from './reliability.ts'

/** Names as they stand in `metrics.json`. */
export type CandidateName = 'network' | 'logistic_regression' | 'rfm' | 'base_rate'

/** A way to score customers, on test rows. */
export interface CandidateFigures {
  readonly name: CandidateName
  /** Null where the test rows have one class only. */
  readonly rocAuc: Estimate | null
  readonly prAuc: Estimate | null
  /** In nats. */
  readonly logLoss: Estimate
  readonly brierLoss: Estimate
  readonly expectedCalibrationError: number
  /**
   * How much better the network is on the same replicates: its ROC AUC less this one's, this
   * one's log loss less the network's. Null of the network itself.
   */
  readonly networkAdvantage: { readonly rocAuc: Estimate | null; readonly logLoss: Estimate } | null
}

/** probability = sigmoid(slope * logit + intercept), folded into the last layer where kept. */
export interface CalibrationFigures {
  readonly isKept: boolean
  readonly slope: number
  readonly intercept: number
  readonly fittedOn: 'validation' | 'out_of_fold'
  readonly rows: number
  /** Log loss it saves on rows it was not fitted on (cross-fitting), in nats. */
  readonly gain: Estimate
  /** On test rows. */
  readonly before: { readonly logLoss: number; readonly expectedCalibrationError: number }
  readonly after: { readonly logLoss: number; readonly expectedCalibrationError: number }
}

/** The network trained again without some columns. */
export interface Ablation {
  readonly role: 'audit' | 'inflatable'
  readonly columns: readonly string[]
  /** Training rows of both networks: a sample where there are many. */
  readonly trainRows: number
  readonly withColumns: { readonly rocAuc: number | null; readonly logLoss: number }
  readonly without: { readonly rocAuc: number | null; readonly logLoss: number }
  /** What the columns are worth: ROC AUC with them less without, log loss without less with. */
  readonly rocAucGain: Estimate | null
  readonly logLossGain: Estimate
}

/** Mean and standard deviation (n - 1) over folds. */
export interface FoldFigure {
  readonly mean: number
  readonly deviation: number
  readonly values: readonly number[]
}

export interface CrossValidation {
  readonly folds: number
  readonly rows: number
  readonly rocAuc: FoldFigure
  readonly prAuc: FoldFigure
  readonly logLoss: FoldFigure
  readonly brierLoss: FoldFigure
}

/** One way to make the model, as it did on training rows that it had not learned from. */
export interface SettingFigures {
  readonly name: 'logistic' | 'classic' | 'binned' | 'regularised' | 'strong'
  /** `too_large`: more weights than `auto` may serve. `cut`: the time was up. */
  readonly status: 'chosen' | 'considered' | 'too_large' | 'diverged' | 'cut'
  /** Where it differs from the recipe classic, as on a command line. */
  readonly flags: string
  /** What would be served. */
  readonly weights: number
  /** Over all rows that the search looked at, each out of fold; null where there is none. */
  readonly rocAuc: number | null
  readonly logLoss: number | null
  /** Its log loss less that of the chosen setting, row by row; null of the chosen one. */
  readonly lossAbove: Estimate | null
}

/** A member of the committee that taught the network. */
export interface CommitteeMember {
  readonly name: 'logistic' | 'classic' | 'binned' | 'regularised' | 'shallow_trees' | 'deep_trees'
  /** How many trees each of its forests has; null of networks. */
  readonly trees: number | null
  /** Of the committee's say, in [0, 1]. */
  readonly share: number
  /** Out of fold. */
  readonly logLoss: number
}

/** How the model was chosen and taught: cross-validation inside the training rows alone. */
export interface Tuning {
  readonly recipe: 'auto' | 'strong' | 'classic'
  /** Training rows that were looked at. */
  readonly rows: number
  readonly folds: number
  /** Training rows times passes over them, about. */
  readonly rowEpochs: number
  /** False where `--tune_seconds` was given: how far it got depends on the machine. */
  readonly isReproducible: boolean
  /** From the lowest log loss up, those without one last; one, where there was no choice. */
  readonly settings: readonly SettingFigures[]
  /** Null where the chosen network learned from outcomes. */
  readonly committee: {
    readonly members: readonly CommitteeMember[]
    /** Of all together, out of fold. */
    readonly logLoss: number
  } | null
  /** Trains the same model again, without a choice to make. */
  readonly command: string
}

/** Time that the parts of a run took, in seconds. */
export interface RunSeconds {
  /** The history, up to its encoding. */
  readonly reading: number
  /** Settings tried, and a committee formed. */
  readonly tuning: number
  readonly training: number
  /**
   * Networks trained for comparison: baselines, ablations, folds; only what they took beyond the
   * model's own training, beside which they begin.
   */
  readonly retraining: number
  readonly evaluation: number
}

/** Who made the model, of what, and how: the facts of the model card. */
export interface RunFacts {
  readonly trainedAt: string
  /** Of the edge bundle. */
  readonly version: string
  readonly dataPath: string
  readonly rows: { readonly train: number; readonly validation: number; readonly test: number }
  /** How the test rows were chosen. */
  readonly split: 'random' | 'column' | 'time' | 'groups'
  /** Oldest and newest value of the time column in each part; null without one. */
  readonly times: {
    readonly column: string
    readonly train: readonly [string, string]
    readonly test: readonly [string, string]
  } | null
  readonly features: readonly string[]
  readonly auditedColumns: readonly string[]
  readonly network: string
  readonly seed: number
  /** Chosen by a person, by flag name. */
  readonly options: Readonly<Record<string, string | number | boolean | null>>
  readonly libraries: Readonly<Record<string, string>>
}

export interface Evaluation {
  readonly run: RunFacts
  /** Null where nothing was tried. */
  readonly tuning: Tuning | null
  readonly data: DataCheck
  readonly testRows: number
  readonly testPositives: number
  /** At probability 0.5. */
  readonly confusion: ConfusionMatrix
  readonly classification: ClassificationReport
  readonly quality: Quality | null
  /** The network first. */
  readonly candidates: readonly CandidateFigures[]
  /** Kolmogorov-Smirnov: the largest gap between the cumulative shares of both classes. */
  readonly ksStatistic: number | null
  readonly deciles: readonly DecileFigures[]
  readonly depths: readonly DepthFigures[]
  readonly reliability: Reliability
  readonly calibration: CalibrationFigures
  /** Whom it pays to mail, whatever that costs: with or without amounts. */
  readonly mailing: MailingFigures
  readonly profit: ProfitFigures | null
  /** The most important first. */
  readonly importance: readonly FeatureImportance[]
  /** Of the most important features. */
  readonly partialDependence: readonly PartialDependence[]
  readonly groups: readonly ColumnGroups[]
  readonly ablations: readonly Ablation[]
  readonly crossValidation: CrossValidation | null
  /**
   * Test rows that bootstrap and ablations looked at: a sample of many, of which importance then
   * takes 10,000.
   */
  readonly sampledRows: number
  readonly seconds: RunSeconds
}
