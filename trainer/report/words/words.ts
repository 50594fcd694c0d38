/** Everything the report says, which a language fills in: each section names the words it needs. */

import type { FormatFigure } from '../../../shared/figure-format.ts'
import type { PlotWords } from '../../plots/plot-words.ts'
import type { CandidatesWords } from '../sections/candidates.ts'
import type { DataWords } from '../sections/data.ts'
import type { DriversWords } from '../sections/drivers.ts'
import type { GroupsWords } from '../sections/groups.ts'
import type { ModelCardWords } from '../sections/model-card.ts'
import type { MoneyWords } from '../sections/money.ts'
import type { RankingWords } from '../sections/ranking.ts'
import type { StabilityWords } from '../sections/stability.ts'
import type { TruthWords } from '../sections/truth.ts'
import type { TuningWords } from '../sections/tuning.ts'
import type { VerdictWords } from '../sections/verdict.ts'

export interface Words {
  readonly format: FormatFigure
  /** Between the ends of an interval. */
  readonly to: string
  readonly title: string
  /** Whose report it is: of what file and from when. */
  readonly origin: (dataPath: string, date: string) => string
  readonly verdict: VerdictWords
  readonly ranking: RankingWords
  readonly money: MoneyWords
  readonly truth: TruthWords
  readonly candidates: CandidatesWords
  readonly tuning: TuningWords
  readonly drivers: DriversWords
  readonly groups: GroupsWords
  readonly data: DataWords
  readonly stability: StabilityWords
  readonly card: ModelCardWords
  readonly plots: PlotWords
}
