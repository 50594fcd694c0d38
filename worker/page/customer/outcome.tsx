/** What comes of the form's values: the score at a glance, then how it ranks, what it leads to, and why. */

import type { JSX } from 'preact'
import { describeReasons } from '../../../shared/reason-sentences.ts'
import { SettledStatus } from '../parts/settled-status.tsx'
import { TroublePanel } from '../parts/trouble-panel.tsx'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import { DecisionPanel } from './decision-panel.tsx'
import { foreseeDecision } from './foresee-decision.ts'
import { Headline } from './headline.tsx'
import { RankChart } from './rank-chart.tsx'
import { ReasonsChart } from './reasons-chart.tsx'
import type { ScoredValues, Scoring } from './use-score.ts'

export interface OutcomeProps {
  readonly scoring: Scoring
  /** Whether fields are marked, so that there is no score of them. */
  readonly isRefused: boolean
}

export function Outcome({ scoring, isRefused }: OutcomeProps): JSX.Element {
  const { words, format } = useReader()
  const { score: text } = words.customer
  const { apiKey, enterKey } = useSession()
  const { scored, isStale, trouble, retry } = scoring
  const decision = useForesight(scored)
  const spoken =
    scored && decision && !isStale
      ? text.spoken({
          probability: format(scored.score.probability, 'share'),
          rank: text.rank(format(scored.score.percentile, 'share')),
          band: text.bands[scored.score.band],
          decision: text.decisions[decision.decision],
        })
      : null
  const mend = scored === null ? text.mend : text.mendForNew
  const look = trouble || isRefused ? 'outdated' : isStale ? 'stale' : ''
  return (
    <div class="outcome" aria-busy={isStale && trouble === null && !isRefused}>
      <SettledStatus text={isRefused ? mend : spoken} />
      <div class="headline">
        <h2 class="unseen">{text.title}</h2>
        {isRefused && <p class="note warned">{mend}</p>}
        {scored && decision ? (
          <div class={look}>
            <Headline score={scored.score} decision={decision} />
          </div>
        ) : (
          trouble === null && !isRefused && <p class="muted">{text.waiting}</p>
        )}
      </div>
      {trouble && (
        <TroublePanel trouble={trouble} apiKey={apiKey} onKey={enterKey} onRetry={retry} />
      )}
      {scored && decision && (
        <div class={`details ${look}`}>
          <RankChart score={scored.score} />
          <DecisionPanel decision={decision} />
          <ReasonsChart {...scored} />
        </div>
      )}
    </div>
  )
}

function useForesight(scored: ScoredValues | null) {
  const { language } = useReader()
  const { model, policy } = useSession()
  if (scored === null) return null
  const { schema } = model
  const { values, score } = scored
  const customer = { schema, values, unseen: score.unseen, language }
  const [strongest = null] = describeReasons(score.contributions, customer, { most: 1 })
  const foresight = { schema, policy, failMode: model.policy.settings.fail_mode }
  return foreseeDecision(foresight, values, { score, strongest })
}
