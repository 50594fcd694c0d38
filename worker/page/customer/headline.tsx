/** A score at a glance: the probability, how it ranks, and what would be decided. */

import type { JSX } from 'preact'
import { Figure } from '../parts/figure.tsx'
import { useReader } from '../session/reader.ts'
import type { ForeseenDecision } from './foresee-decision.ts'
import type { ExplainedScore } from './score-call.ts'

export interface HeadlineProps {
  readonly score: ExplainedScore
  readonly decision: ForeseenDecision
}

export function Headline({ score, decision }: HeadlineProps): JSX.Element {
  const { words, format } = useReader()
  const { score: text } = words.customer
  return (
    <>
      <p class="headline-figure">
        <strong>
          <Figure value={score.probability} kind="share" />
        </strong>{' '}
        <span class="muted">{text.probability}</span>
      </p>
      <p class="headline-facts">
        <span class={`verdict ${decision.decision}`}>{text.decisions[decision.decision]}</span>{' '}
        <span>{text.bands[score.band]}</span>{' '}
        <span class="muted">{text.rank(format(score.percentile, 'share'))}</span>
      </p>
    </>
  )
}
