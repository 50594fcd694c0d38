/** Whom to mail: the answer, where it comes from, and how sure it is. */

import type { JSX } from 'preact'
import { Figure } from '../parts/figure.tsx'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import type { Gain } from './gain.ts'
import type { FigurePath } from './own-run.ts'
import type { MailingPlan } from './plan-mailing.ts'

export interface PlanSectionProps {
  readonly plan: MailingPlan
  /** The plan in a sentence. */
  readonly answer: string
  readonly pathOf: FigurePath
}

export function PlanSection({ plan, answer, pathOf }: PlanSectionProps): JSX.Element {
  const { words, format } = useReader()
  const { answer: text } = words.send
  const { figures } = useSession()
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{text.title}</h2>
      <p class="lead">{answer}</p>
      <p>
        {plan.probability !== null &&
          `${text.rule(format(plan.probability, 'share'), format(plan.ruleShare, 'share'))} `}
        {text.source(format(figures.test_rows, 'count'))}
      </p>
      <GainLine gain={plan.gainPerThousand} pathOf={pathOf} />
    </section>
  )
}

function GainLine({
  gain,
  pathOf,
}: {
  readonly gain: Gain
  readonly pathOf: FigurePath
}): JSX.Element {
  const { words } = useReader()
  const { answer: text } = words.send
  const show = (end: keyof Gain) => (
    <Figure value={gain[end]} kind="money_difference" {...pathOf(`gain_per_thousand.${end}`)} />
  )
  const certainty = gain.low > 0 ? 'more' : gain.high < 0 ? 'less' : 'open'
  return (
    <p>
      {text.gain}: {show('value')}{' '}
      <span class="interval">
        ({show('low')} {words.shell.to} {show('high')})
      </span>
      . {text.certainty[certainty]}
    </p>
  )
}
